/// HTTP/1.1's grammar. protocol.cpp is alone in seeing the parser; sockets are elsewhere, so bytes from a file parse as well as bytes
/// from a stranger.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "web/server/fields.h"
#include "web/server/message.h"
#include "web/server/reception.h"
#include "web/server/refusal.h"

namespace web {

/// One request's head, read.
struct RequestHead {
    Request request;  ///< Without client, id and parameters.
    Framing framing;
    bool expects_continue = false;
    bool keep_alive = true;
};

/// Reads one request: first its head in one piece, then its body as it comes.
class RequestReader {
public:
    RequestReader(std::size_t target_bytes, FieldsLimits query_limits);
    ~RequestReader();

    /// `head` is what HeadGate found, its empty line included. Refuses what two readers could understand differently: both
    /// Content-Length and Transfer-Encoding, either of them twice, more than one Host (RFC 9112 sections 3.2, 6.1, 6.3, 11.2).
    [[nodiscard]] std::expected<RequestHead, RequestRefusal> read_head(std::string_view head);

    /// How much of `arrived` was part of the body. Refuses (413) a body beyond the limit, (400) a broken chunk.
    [[nodiscard]] std::expected<std::size_t, RequestRefusal> read_body(std::string_view arrived, std::uint64_t limit_bytes);
    bool body_complete() const;
    std::uint64_t body_bytes_so_far() const;
    std::string take_body();

private:
    class Parser;
    std::unique_ptr<Parser> parser_;
    std::size_t target_bytes_;
    FieldsLimits query_limits_;
    bool body_begun_ = false;
};

/// Status line and header fields as they are sent, the empty line included.
std::string serialize_head(const Response& response, std::uint64_t content_length, bool keep_alive, base::Instant now);

}  // namespace web
