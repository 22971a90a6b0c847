/// The first look at a request's bytes: where its head ends, and nothing through that two readers could read differently.
///
/// Source: RFC 9112 sections 2.2 (line endings), 3 (request line), 5.2 (obs-fold), 11.2 (request smuggling).
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string_view>

#include "web/server/refusal.h"

namespace web {

struct HeadLimits {
    std::size_t target_bytes = 4096;
    std::size_t header_bytes = 16384;  ///< Request line and header together.
    std::size_t header_fields = 100;
};

/// Watches one head arrive. Every line ends in CRLF and in nothing else; no line continues the one before; no control characters.
class HeadGate {
public:
    explicit HeadGate(HeadLimits limits) : limits_{limits} {}

    /// The length of the head at the beginning of `arrived`, its empty line included, or nothing while more must come. `arrived` is
    /// what was given before and more.
    [[nodiscard]] std::expected<std::optional<std::size_t>, RequestRefusal> look(std::string_view arrived);

private:
    std::optional<RequestRefusal> refuse_byte(std::string_view arrived, std::size_t at) const;
    std::optional<RequestRefusal> refuse_length(std::size_t at) const;

    HeadLimits limits_;
    std::size_t seen_ = 0;
    std::size_t line_begin_ = 0;
    std::size_t lines_ = 0;
};

}  // namespace web
