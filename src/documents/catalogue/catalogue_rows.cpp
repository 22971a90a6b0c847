#include "documents/catalogue/catalogue_rows.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "documents/answer.h"
#include "documents/catalogue/row_wire.h"
#include "documents/child.h"
#include "documents/refusal.h"

namespace documents::catalogue {

using Clock = std::chrono::steady_clock;

Rows::Rows(const std::string& program, const std::vector<std::string>& arguments, int file, const Limits& limits)
    : child_{program, arguments, file}, limits_{limits} {}

std::expected<std::optional<Row>, Refusal> Rows::next(const std::stop_token& stop) {
    if (over_) return std::nullopt;
    for (;;) {
        if (auto row = in_hand()) return *std::move(row);
        switch (listen(stop)) {
            case Heard::More: break;
            case Heard::End: return ended();
            case Heard::TooSlow: return give_up(refuse_too_slow());
            case Heard::Stopped: return give_up(refuse_stopped());
        }
    }
}

std::unexpected<Refusal> Rows::give_up(Refusal refusal) {
    over_ = true;
    child_.finish(true);
    return std::unexpected{std::move(refusal)};
}

/// A whole row of what has been read, if there is one; nothing if more must be read first.
std::optional<std::expected<std::optional<Row>, Refusal>> Rows::in_hand() {
    const std::string_view rest = std::string_view{bytes_}.substr(at_);
    if (rest.empty() || rest[0] == answer_follows) return std::nullopt;
    if (rest[0] != row_follows) return give_up(refuse_crashed());
    if (rest.size() < row_header_bytes) return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length |= static_cast<std::size_t>(static_cast<unsigned char>(rest[1 + i])) << 8 * i;
    if (length > longest_row_on_wire) return give_up(refuse_crashed());
    if (rest.size() < row_header_bytes + length) return std::nullopt;
    auto row = decode_row(rest.substr(row_header_bytes, length));
    at_ += row_header_bytes + length;
    if (!row || row->number <= last_number_ || ++rows_ > RowLimits::rows) return give_up(refuse_crashed());
    last_number_ = row->number;
    return std::expected<std::optional<Row>, Refusal>{std::move(row)};
}

Rows::Heard Rows::listen(const std::stop_token& stop) {
    constexpr int look_up_ms = 200;  // How long a request to stop may go unseen.
    bytes_.erase(0, at_), at_ = 0;
    const auto begun = Clock::now();
    const auto longest = std::min<Clock::duration>(limits_.step * patience, limits_.text * patience - waited_);
    char buffer[1 << 16];
    for (;;) {
        if (stop.stop_requested()) return Heard::Stopped;
        if (Clock::now() - begun > longest) return Heard::TooSlow;
        pollfd waiting{child_.pipe(), POLLIN, 0};
        if (::poll(&waiting, 1, look_up_ms) <= 0) continue;
        const auto got = ::read(child_.pipe(), buffer, sizeof buffer);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        waited_ += Clock::now() - begun;
        if (got <= 0) return Heard::End;
        bytes_.append(buffer, static_cast<std::size_t>(got));
        // After its answer the helper has nothing more to say; what it said before is bounded by the longest row.
        return bytes_[0] == answer_follows && bytes_.size() > AnswerLimits::short_bytes * 4 ? Heard::TooSlow : Heard::More;
    }
}

std::expected<std::optional<Row>, Refusal> Rows::ended() {
    over_ = true;
    const bool answered = bytes_.starts_with(answer_follows);
    const auto answer = answered ? decode_answer(std::string_view{bytes_}.substr(1)) : std::nullopt;
    const int status = child_.finish(answer.has_value());
    if (!answer) return std::unexpected{refuse_death(status)};
    if (const auto* refusal = std::get_if<Refusal>(&*answer)) return std::unexpected{*refusal};
    const auto* given = std::get_if<RowsGiven>(&*answer);
    if (!given || given->rows != rows_) return std::unexpected{refuse_crashed()};
    return std::nullopt;
}

}  // namespace documents::catalogue
