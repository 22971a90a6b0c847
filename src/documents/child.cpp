#include "documents/child.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "documents/child_process.h"
#include "documents/refusal.h"

namespace documents {

namespace {

using Clock = std::chrono::steady_clock;

/// What has come through the pipe: progress first, then the answer to its end.
class Incoming {
public:
    Incoming(std::size_t limit, const OnProgress& on_progress) : limit_{limit}, on_progress_{on_progress} {}

    /// False if the helper says more than it may, or something that is neither progress nor answer.
    bool add(std::string_view bytes) {
        bytes_ += bytes;
        while (!answering_ && !bytes_.empty()) {
            if (bytes_[0] == answer_follows) {
                answering_ = true;
                bytes_.erase(0, 1);
            } else if (bytes_[0] != progress_reading && bytes_[0] != progress_recognising) {
                return false;
            } else if (bytes_.size() >= progress_bytes) {
                take_progress();
            } else {
                break;
            }
        }
        return bytes_.size() <= limit_ && steps_ <= 2 * AnswerLimits::pages;
    }
    /// Pages finished so far; every one earns the next a new deadline, and their number is limited.
    std::size_t steps() const { return steps_; }
    bool recognising() const { return recognising_; }
    std::string_view answer() const { return answering_ ? std::string_view{bytes_} : std::string_view{}; }

private:
    void take_progress() {
        std::uint32_t page = 0, pages = 0;
        std::memcpy(&page, bytes_.data() + 1, 4);
        std::memcpy(&pages, bytes_.data() + 5, 4);
        recognising_ = bytes_[0] == progress_recognising;
        bytes_.erase(0, progress_bytes);
        ++steps_;
        if (on_progress_ && page <= pages && pages <= AnswerLimits::pages)
            on_progress_({recognising_, static_cast<int>(page), static_cast<int>(pages)});
    }

    std::size_t limit_;
    const OnProgress& on_progress_;
    std::string bytes_;
    std::size_t steps_ = 0;
    bool answering_ = false, recognising_ = false;
};

/// When the helper must have said its next word. Absolute bounds hold whatever it says.
class Deadline {
public:
    explicit Deadline(const Limits& limits) : limits_{limits}, started_{Clock::now()}, step_at_{started_} {}
    void step() { step_at_ = Clock::now(); }
    Clock::time_point at(bool recognising) const {
        const auto step = recognising ? limits_.recognition_step : limits_.step;
        const auto whole = recognising ? limits_.recognition : limits_.text;
        return std::min(step_at_ + step * patience, started_ + whole * patience);
    }

private:
    const Limits& limits_;
    Clock::time_point started_, step_at_;
};

enum class Ending { Closed, TooSlow, TooMuch, Stopped };

Ending listen(int pipe, Incoming& incoming, const Limits& limits, const std::stop_token& stop) {
    constexpr std::chrono::milliseconds look_up{200};  // How long a request to stop may go unseen.
    Deadline deadline{limits};
    std::string buffer(1 << 16, '\0');
    for (;;) {
        if (stop.stop_requested()) return Ending::Stopped;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline.at(incoming.recognising()) - Clock::now());
        if (left.count() <= 0) return Ending::TooSlow;
        pollfd waiting{pipe, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(std::min(left, look_up).count())) <= 0) continue;
        const auto got = ::read(pipe, buffer.data(), buffer.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (got <= 0) return Ending::Closed;
        const auto before = incoming.steps();
        if (!incoming.add({buffer.data(), static_cast<std::size_t>(got)})) return Ending::TooMuch;
        if (incoming.steps() != before) deadline.step();
    }
}

}  // namespace

std::expected<Answer, Refusal> ask_child(const std::string& program, const std::vector<std::string>& arguments, int file,
                                         const Limits& limits, const OnProgress& on_progress, std::stop_token stop) {
    ChildProcess child{program, arguments, file};
    Incoming incoming{limits.answer_bytes, on_progress};
    const Ending ending = listen(child.pipe(), incoming, limits, stop);
    auto answer = ending == Ending::Closed ? decode_answer(incoming.answer()) : std::nullopt;
    const int status = child.finish(ending != Ending::Closed || answer.has_value());
    if (answer) return std::move(*answer);
    if (ending == Ending::TooSlow) return std::unexpected{refuse_too_slow()};
    if (ending == Ending::TooMuch) return std::unexpected{refuse_too_large("The file holds more text than one document may have.")};
    if (ending == Ending::Stopped) return std::unexpected{refuse_stopped()};
    return std::unexpected{refuse_death(status)};
}

}  // namespace documents
