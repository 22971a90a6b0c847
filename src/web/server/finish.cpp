#include "web/server/finish.h"

#include <xxhash.h>

#include <fmt/format.h>

#include "web/server/conditional.h"
#include "web/server/encoding.h"
#include "web/server/http_date.h"
#include "web/server/range.h"

namespace web {

namespace {

bool is_file(const Body& body) { return std::holds_alternative<FileRange>(body); }

/// 128 bits of the body: the same on every node and after a restart. No secret and no proof: who could choose a page's bytes
/// to collide would gain a reader's stale copy of what they wrote themselves, so speed decides.
std::string etag_of(std::string_view bytes) {
    const XXH128_hash_t sum = XXH3_128bits(bytes.data(), bytes.size());
    return fmt::format("{:016x}{:016x}", sum.high64, sum.low64);
}

std::string cache_control(const Response& response) {
    switch (response.cache) {
        case Cache::Revalidate: return "public, no-cache";
        case Cache::Shared: return fmt::format("public, max-age={}", response.fresh_for.count());
        case Cache::Immutable: return "public, max-age=31536000, immutable";
        case Cache::NoStore: break;
    }
    return "no-store";
}

void add_to_vary(Headers& headers, std::string_view name) {
    const std::string already = headers.joined("vary");
    headers.set("Vary", already.empty() ? std::string{name} : already + ", " + std::string{name});
}

/// The coding in which this body will go out. Notes in Vary that it was negotiated.
Coding choose_coding(const Request& request, Response& response, std::size_t smallest_bytes) {
    const auto type = response.headers.find("content-type");
    const bool can = type && is_compressible(*type) && !is_file(response.body) && !response.headers.find("content-encoding");
    if (!can || length_of(response.body) < smallest_bytes) return Coding::Identity;
    add_to_vary(response.headers, "Accept-Encoding");
    return negotiate_coding(request.headers.joined("accept-encoding"));
}

/// The entity tag with its quotes: each coding is a representation of its own.
std::optional<std::string> quoted_tag(const Response& response, Coding coding) {
    if (!response.etag) return std::nullopt;
    return '"' + *response.etag + (coding == Coding::Identity ? "" : '-' + std::string{to_token(coding)}) + '"';
}

void drop_body(Response& response) {
    response.body = std::string{};
    for (const char* name : {"Content-Type", "Content-Encoding", "Content-Disposition"}) response.headers.remove(name);
}

void send_part(Response& response, const Request& request, const Validators& current) {
    auto& whole = std::get<FileRange>(response.body);
    response.headers.set("Accept-Ranges", "bytes");
    const auto asked = request.headers.find("range");
    if (!asked || request.method != Method::Get || request.headers.count("range") != 1 || !range_still_applies(request, current)) return;
    const std::uint64_t length = whole.bytes;
    const RangeAnswer answer = answer_range(*asked, length);
    if (answer.verdict == RangeVerdict::Whole) return;
    if (answer.verdict == RangeVerdict::Unsatisfiable) {
        response.status = 416;
        response.headers.set("Content-Range", fmt::format("bytes */{}", length));
        drop_body(response);
        return;
    }
    response.status = 206;
    response.headers.set("Content-Range", fmt::format("bytes {}-{}/{}", answer.part.first, answer.part.first + answer.part.bytes - 1, length));
    whole.offset += answer.part.first;
    whole.bytes = answer.part.bytes;
}

/// Conditions, compression and ranges belong to an answer that carries the thing itself.
void negotiate(const Request& request, Response& response, const Circumstances& circumstances) {
    const Coding coding = choose_coding(request, response, static_cast<std::size_t>(circumstances.compression.smallest_bytes));
    if (!response.etag && response.cache != Cache::NoStore && !is_file(response.body)) response.etag = etag_of(bytes_of(response.body));
    const Validators current{quoted_tag(response, coding), response.last_modified_at};
    if (current.etag) response.headers.set("ETag", *current.etag);
    if (current.last_modified_at) response.headers.set("Last-Modified", to_http_date(*current.last_modified_at));
    const Condition condition = evaluate_conditions(request, current);
    if (condition != Condition::Proceed) {
        response.status = condition == Condition::NotModified ? 304 : 412;
        return drop_body(response);
    }
    if (is_file(response.body)) return send_part(response, request, current);
    if (coding == Coding::Identity) return;
    response.headers.set("Content-Encoding", to_token(coding));
    response.body = compress(coding, bytes_of(response.body), Effort{static_cast<int>(circumstances.compression.level)});
}

}  // namespace

Response finish(const Request& request, Response response, const Circumstances& circumstances) {
    if (circumstances.data_class != identity::DataClass::C0) response.cache = Cache::NoStore;
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (response.status == 200 && reads) negotiate(request, response, circumstances);
    response.headers.set("Cache-Control", cache_control(response));
    set_security_headers(response.headers, circumstances.data_class, circumstances.reached);
    return response;
}

}  // namespace web
