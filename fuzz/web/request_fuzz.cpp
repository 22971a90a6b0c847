/// A connection's bytes: the gate, the parser behind it, the body. Whatever comes, one request means one thing.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "web/server/head_gate.h"
#include "web/server/protocol.h"

namespace {

constexpr std::size_t body_limit_bytes = 65536;

/// What trickles in is read as what comes at once.
void check_trickle(std::string_view bytes, const std::expected<std::optional<std::size_t>, web::RequestRefusal>& at_once) {
    web::HeadGate gate{{}};
    std::expected<std::optional<std::size_t>, web::RequestRefusal> found;
    for (std::size_t n = 1; n <= bytes.size(); ++n) {
        found = gate.look(bytes.substr(0, n));
        if (!found || *found) break;
    }
    CAIRN_ASSERT(found.has_value() == at_once.has_value());
    if (found) CAIRN_ASSERT(*found == *at_once);
}

void check_head(const web::RequestHead& head) {
    const web::Headers& headers = head.request.headers;
    CAIRN_ASSERT(headers.count("transfer-encoding") + headers.count("content-length") <= 1);
    CAIRN_ASSERT(headers.count("host") == 1);
    for (const std::string& segment : head.request.segments) CAIRN_ASSERT(segment != "." && segment != ".." && segment.find('\0') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    web::HeadGate gate{{}};
    const auto length = gate.look(bytes);
    if (!bytes.empty()) check_trickle(bytes, length);
    if (!length || !*length) return 0;
    web::RequestReader reader{4096, {}};
    const auto head = reader.read_head(bytes.substr(0, **length));
    if (!head) return 0;
    check_head(*head);
    std::string_view rest = bytes.substr(**length);
    while (!rest.empty() && !reader.body_complete()) {
        const auto used = reader.read_body(rest, body_limit_bytes);
        if (!used || *used == 0) break;
        rest.remove_prefix(*used);
    }
    CAIRN_ASSERT(reader.take_body().size() <= size);
    return 0;
}
