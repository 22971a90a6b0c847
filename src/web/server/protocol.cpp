#include "web/server/protocol.h"

#include <algorithm>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "web/server/http_date.h"
#include "web/server/target.h"

namespace web {

namespace {

namespace http = boost::beast::http;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::unexpected<RequestRefusal> refuse(int status, std::string_view why) { return std::unexpected{RequestRefusal{status, why}}; }

Method method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get: return Method::Get;
        case http::verb::head: return Method::Head;
        case http::verb::post: return Method::Post;
        case http::verb::put: return Method::Put;
        case http::verb::patch: return Method::Patch;
        case http::verb::delete_: return Method::Delete;
        case http::verb::options: return Method::Options;
        default: return Method::Other;
    }
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.size() <= 19 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
}

/// Whether the length of the body can be understood in one way only. RFC 9112 section 6.3.
std::expected<Framing, RequestRefusal> read_framing(const Headers& headers, unsigned version) {
    const std::size_t codings = headers.count("transfer-encoding"), lengths = headers.count("content-length");
    if (codings > 0 && lengths > 0) return refuse(400, "both Transfer-Encoding and Content-Length");
    if (codings > 1 || lengths > 1) return refuse(400, "the body's length is given twice");
    if (lengths == 1) {
        if (!is_digits(*headers.find("content-length"))) return refuse(400, "a Content-Length that is no number");
        const std::uint64_t length = std::stoull(std::string{*headers.find("content-length")});
        return Framing{length > 0, length};
    }
    if (codings == 0) return Framing{};
    if (version < 11) return refuse(400, "Transfer-Encoding in HTTP/1.0");
    if (!same_word(*headers.find("transfer-encoding"), "chunked")) return refuse(501, "an unknown transfer coding");
    return Framing{true, 0};
}

std::expected<std::string, RequestRefusal> read_host(const Headers& headers, const std::string& authority) {
    if (headers.count("host") != 1) return refuse(400, "not exactly one Host");
    const std::string_view host = authority.empty() ? *headers.find("host") : authority;
    const bool good = !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view{".-_:[]"}.find(c) != std::string_view::npos;
    });
    if (!good) return refuse(400, "a Host that is none");
    return std::string{host};
}

std::string_view reason_of(int status) {
    const boost::beast::string_view reason = http::obsolete_reason(static_cast<http::status>(status));
    return reason.empty() || reason.front() == '<' ? "Unnamed" : view(reason);
}

}  // namespace

class RequestReader::Parser : public http::request_parser<http::string_body> {};

RequestReader::RequestReader(std::size_t target_bytes, FieldsLimits query_limits)
    : parser_{std::make_unique<Parser>()}, target_bytes_{target_bytes}, query_limits_{query_limits} {
    parser_->header_limit(UINT32_MAX);  // HeadGate has measured it.
    parser_->body_limit(boost::none);   // Set by read_body, once the route is known.
}

RequestReader::~RequestReader() = default;

std::expected<RequestHead, RequestRefusal> RequestReader::read_head(std::string_view head) {
    if (head.starts_with("\r\n")) head.remove_prefix(2);
    if (head.starts_with("PRI * HTTP/2.0")) return refuse(505, "HTTP/2 without TLS");
    boost::beast::error_code error;
    const std::size_t used = parser_->put(boost::asio::const_buffer{head.data(), head.size()}, error);
    if (error == http::error::bad_version) return refuse(505, "an unknown version of HTTP");
    if (error == http::error::bad_transfer_encoding || error == http::error::bad_content_length || error == http::error::multiple_content_length)
        return refuse(400, "a body whose length is unclear");
    if (error || used != head.size() || !parser_->is_header_done()) return refuse(400, "a head that is no HTTP");

    const auto& message = parser_->get();
    RequestHead read;
    read.request.method = method_of(message.method());
    if (read.request.method == Method::Other) return refuse(501, "an unknown method");
    for (const auto& field : message) read.request.headers.add(view(field.name_string()), view(field.value()));
    if (message.target().size() > target_bytes_) return refuse(414, "the target is too long");
    auto framing = read_framing(read.request.headers, message.version());
    if (!framing) return std::unexpected{framing.error()};
    auto target = parse_target(view(message.target()), query_limits_);
    if (!target) return std::unexpected{target.error()};
    if (target->path == "*" && read.request.method != Method::Options) return refuse(400, "an asterisk without OPTIONS");
    auto host = read_host(read.request.headers, target->authority);
    if (!host) return std::unexpected{host.error()};
    read.framing = *framing;
    read.request.host = *std::move(host);
    read.request.path = std::move(target->path);
    read.request.segments = std::move(target->segments);
    read.request.query = std::move(target->query);
    read.expects_continue = read.framing.has_body && same_word(read.request.headers.joined("expect"), "100-continue");
    read.keep_alive = message.version() == 11 && parser_->keep_alive();
    return read;
}

std::expected<std::size_t, RequestRefusal> RequestReader::read_body(std::string_view arrived, std::uint64_t limit_bytes) {
    if (parser_->is_done()) return 0;
    if (!std::exchange(body_begun_, true)) parser_->body_limit(limit_bytes);  // Once: the parser counts chunks down from it.
    std::size_t used = 0;
    boost::beast::error_code error;
    while (used < arrived.size() && !parser_->is_done() && !error)
        used += parser_->put(boost::asio::const_buffer{arrived.data() + used, arrived.size() - used}, error);
    if (error == http::error::body_limit || body_bytes_so_far() > limit_bytes) return refuse(413, "a body that is too long");
    if (error && error != http::error::need_more) return refuse(400, "a body that is no HTTP");
    return used;
}

bool RequestReader::body_complete() const { return parser_->is_done(); }
std::uint64_t RequestReader::body_bytes_so_far() const { return parser_->get().body().size(); }
std::string RequestReader::take_body() { return std::move(parser_->get().body()); }

std::string serialize_head(const Response& response, std::uint64_t content_length, bool keep_alive, base::Instant now) {
    std::string head;
    head.reserve(1536);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason_of(response.status)).append("\r\n");
    head.append("Date: ").append(to_http_date(now)).append("\r\n");
    for (const Headers::Field& field : response.headers.fields()) head.append(field.name).append(": ").append(field.value).append("\r\n");
    const bool lengthless = response.status == 204 || response.status == 304;
    if (!lengthless) head.append("Content-Length: ").append(std::to_string(content_length)).append("\r\n");
    head.append(keep_alive ? "\r\n" : "Connection: close\r\n\r\n");
    return head;
}

}  // namespace web
