#include "web/server/head_gate.h"

#include "web/server/field_value.h"

namespace web {

namespace {

constexpr std::size_t around_target_bytes = 64;  // A method, two spaces and "HTTP/1.1" around the target.

}  // namespace

std::optional<RequestRefusal> HeadGate::refuse_byte(std::string_view arrived, std::size_t at) const {
    const char byte = arrived[at];
    if (byte == '\n') {
        if (at == 0 || arrived[at - 1] != '\r') return RequestRefusal{400, "a line ends without CR"};
        return std::nullopt;
    }
    if (at > 0 && arrived[at - 1] == '\r') return RequestRefusal{400, "a CR without LF"};
    if (at == line_begin_ && (byte == ' ' || byte == '\t')) return RequestRefusal{400, "a line begins with white space"};
    if (byte != '\r' && is_control(byte)) return RequestRefusal{400, "a control character in the header"};
    return std::nullopt;
}

std::optional<RequestRefusal> HeadGate::refuse_length(std::size_t at) const {
    if (lines_ == 0 && at - line_begin_ >= limits_.target_bytes + around_target_bytes) return RequestRefusal{414, "the request line is too long"};
    if (at >= limits_.header_bytes) return RequestRefusal{431, "the header is too long"};
    if (lines_ > limits_.header_fields + 1) return RequestRefusal{431, "too many header fields"};
    return std::nullopt;
}

std::expected<std::optional<std::size_t>, RequestRefusal> HeadGate::look(std::string_view arrived) {
    for (; seen_ < arrived.size(); ++seen_) {
        if (const auto refusal = refuse_byte(arrived, seen_)) return std::unexpected{*refusal};
        if (const auto refusal = refuse_length(seen_)) return std::unexpected{*refusal};
        if (arrived[seen_] != '\n') continue;
        const bool empty = seen_ - line_begin_ == 1;
        line_begin_ = seen_ + 1;
        if (empty && lines_ == 0 && seen_ == 1) continue;  // One is to be ignored: section 2.2.
        if (empty && lines_ == 0) return std::unexpected{RequestRefusal{400, "empty lines before the request"}};
        if (empty) return std::optional{++seen_};
        ++lines_;
    }
    return std::optional<std::size_t>{};
}

}  // namespace web
