#include "documents/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "base/fault.h"
#include "documents/refusal.h"

namespace documents {

namespace {

using Clock = std::chrono::steady_clock;

#ifdef CAIRN_SANITIZED
constexpr int patience = 8;  // Instrumented code is slower; the limits are about the real program.
#else
constexpr int patience = 1;
#endif

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_{fd} {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    void reset(int fd) {
        close();
        fd_ = fd;
    }

private:
    int fd_;
};

struct SpawnSettings {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    SpawnSettings() {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
};

/// Nothing of ours but the file and the pipe: no other descriptor, no environment, no signal settings, no terminal's Ctrl-C.
void isolate(SpawnSettings& settings, int file, int answer) {
    posix_spawn_file_actions_adddup2(&settings.files, file, 0);
    posix_spawn_file_actions_adddup2(&settings.files, answer, 1);
    posix_spawn_file_actions_addopen(&settings.files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&settings.files, 3);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&settings.attributes, &none);
    posix_spawnattr_setsigdefault(&settings.attributes, &all);
    posix_spawnattr_setpgroup(&settings.attributes, 0);
    posix_spawnattr_setflags(&settings.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

pid_t start(const std::string& program, const std::vector<std::string>& arguments, int file, int answer) {
    SpawnSettings settings;
    isolate(settings, file, answer);
    std::vector<char*> argv{const_cast<char*>("cairn")};
    for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    // One thread, C's own words, no time zone file; a HOME so that no library goes looking for one.
    const char* environment[] = {"LANG=C.UTF-8", "OMP_THREAD_LIMIT=1", "TZ=UTC0", "HOME=/nonexistent", "PATH=/nonexistent", nullptr};
    pid_t pid = -1;
    const int error = posix_spawn(&pid, program.c_str(), &settings.files, &settings.attributes, argv.data(),
                                  const_cast<char**>(environment));
    if (error != 0)
        throw base::Fault{std::string{"The helper that reads files could not be started: "} + std::strerror(error), program,
                          "Check that the program's own file is still there and that the machine has memory left"};
    return pid;
}

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

/// Ends the child if it has not ended, and says how it did. One that closed its pipe has a moment to die by itself, so that
/// the cause can be told.
int finish(pid_t pid, bool at_once) {
    int status = 0;
    for (int waited = 0; !at_once && waited < 100; ++waited) {
        if (::waitpid(pid, &status, WNOHANG) == pid) return status;
        ::usleep(5'000);
    }
    ::kill(pid, SIGKILL);
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

Refusal refuse_death(int status) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return refuse_too_slow();
    return refuse_crashed();
}

}  // namespace

std::expected<Answer, Refusal> ask_child(const std::string& program, const std::vector<std::string>& arguments, int file,
                                         const Limits& limits, const OnProgress& on_progress, std::stop_token stop) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw base::Fault{std::string{"No pipe to the helper could be made: "} + std::strerror(errno), "", "Close some programs and try again"};
    Descriptor from_child{ends[0]}, to_us{ends[1]};
    // A descriptor that is already 0 or 1 would be overwritten before it is used; ours never are.
    Descriptor input{::fcntl(file, F_DUPFD_CLOEXEC, 10)};
    if (input.get() < 0) throw base::Fault{std::string{"The file is not open: "} + std::strerror(errno), "", ""};
    const pid_t pid = start(program, arguments, input.get(), to_us.get());
    to_us.close();
    Incoming incoming{limits.answer_bytes, on_progress};
    const Ending ending = listen(from_child.get(), incoming, limits, stop);
    const auto answer = ending == Ending::Closed ? decode_answer(incoming.answer()) : std::nullopt;
    const int status = finish(pid, ending != Ending::Closed || answer.has_value());
    if (answer) return *answer;
    if (ending == Ending::TooSlow) return std::unexpected{refuse_too_slow()};
    if (ending == Ending::TooMuch) return std::unexpected{refuse_too_large("The file holds more text than one document may have.")};
    if (ending == Ending::Stopped) return std::unexpected{refuse_stopped()};
    return std::unexpected{refuse_death(status)};
}

}  // namespace documents
