#include "web/server/message.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/assert.h"
#include "base/fault.h"
#include "web/server/field_value.h"
#include "web/server/language.h"

namespace web {

namespace {

bool is_token_character(char c) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.find(c) != std::string_view::npos;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

void check_field(std::string_view name, std::string_view value) {
    if (name.empty() || !std::ranges::all_of(name, is_token_character))
        throw base::Fault{"A header field has a name that is no token", "", "Report this: a page wrote it"};
    if (std::ranges::any_of(value, is_control))
        throw base::Fault{"A header field would hold a control character", std::string{name}, "Report this: a page wrote it"};
}

}  // namespace

std::string_view to_word(Method method) {
    switch (method) {
        case Method::Get: return "GET";
        case Method::Head: return "HEAD";
        case Method::Post: return "POST";
        case Method::Put: return "PUT";
        case Method::Patch: return "PATCH";
        case Method::Delete: return "DELETE";
        case Method::Options: return "OPTIONS";
        case Method::Other: break;
    }
    return "OTHER";
}

void Headers::add(std::string_view name, std::string_view value) {
    check_field(name, value);
    fields_.push_back({std::string{name}, std::string{value}});
}

void Headers::set(std::string_view name, std::string_view value) {
    check_field(name, value);
    remove(name);
    fields_.push_back({std::string{name}, std::string{value}});
}

void Headers::remove(std::string_view name) {
    std::erase_if(fields_, [&](const Field& field) { return same_name(field.name, name); });
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    for (const Field& field : fields_)
        if (same_name(field.name, name)) return field.value;
    return std::nullopt;
}

std::string Headers::joined(std::string_view name) const {
    std::string values;
    for (const Field& field : fields_) {
        if (!same_name(field.name, name)) continue;
        if (!values.empty()) values += ", ";
        values += field.value;
    }
    return values;
}

std::size_t Headers::count(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::count_if(fields_, [&](const Field& field) { return same_name(field.name, name); }));
}

const std::string& Request::parameter(std::string_view name) const {
    const auto found = std::ranges::find(parameters, name, &std::pair<std::string, std::string>::first);
    CAIRN_ASSERT(found != parameters.end());
    return found->second;
}

const UploadedFile* Request::file(std::string_view field) const {
    const auto found = std::ranges::find(files, field, &UploadedFile::field);
    return found == files.end() ? nullptr : &*found;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (const Headers::Field& field : headers.fields()) {
        if (!same_name(field.name, "cookie")) continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            std::string_view pair = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
            const std::size_t equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
        }
    }
    return std::nullopt;
}

std::string_view Request::language(std::span<const std::string_view> offered) const {
    return preferred_language(headers.joined("accept-language"), offered);
}

std::shared_ptr<const OpenFile> OpenFile::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) throw base::Fault{"A file cannot be opened", path, std::strerror(errno)};
    struct stat about {};
    if (fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(descriptor);
        throw base::Fault{"A file to send is no regular file", path, ""};
    }
    return std::make_shared<const OpenFile>(descriptor, static_cast<std::uint64_t>(about.st_size));
}

OpenFile::~OpenFile() { ::close(descriptor_); }

void OpenFile::read(std::uint64_t offset, std::span<char> into) const {
    while (!into.empty()) {
        const ssize_t got = pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) throw base::Fault{"A file being sent cannot be read on", "", got == 0 ? "It has become shorter" : std::strerror(errno)};
        offset += static_cast<std::uint64_t>(got);
        into = into.subspan(static_cast<std::size_t>(got));
    }
}

std::uint64_t length_of(const Body& body) {
    if (const auto* text = std::get_if<std::string>(&body)) return text->size();
    if (const auto* shared = std::get_if<SharedBytes>(&body)) return *shared ? (*shared)->size() : 0;
    if (const auto* embedded = std::get_if<std::string_view>(&body)) return embedded->size();
    return std::get<FileRange>(body).bytes;
}

std::string_view bytes_of(const Body& body) {
    if (const auto* text = std::get_if<std::string>(&body)) return *text;
    if (const auto* shared = std::get_if<SharedBytes>(&body)) return *shared ? std::string_view{**shared} : std::string_view{};
    if (const auto* embedded = std::get_if<std::string_view>(&body)) return *embedded;
    return {};
}

Response Response::bytes(std::string_view content_type, Body body) {
    Response response;
    response.headers.set("Content-Type", content_type);
    response.body = std::move(body);
    return response;
}

Response Response::html(std::string body, int status) {
    Response response = bytes("text/html; charset=utf-8", std::move(body));
    response.status = status;
    return response;
}

Response Response::text(std::string body, int status) {
    Response response = bytes("text/plain; charset=utf-8", std::move(body));
    response.status = status;
    return response;
}

Response Response::json(std::string body, int status) {
    Response response = bytes("application/json", std::move(body));
    response.status = status;
    return response;
}

Response Response::attachment(std::string_view content_type, std::shared_ptr<const OpenFile> file, std::string_view file_name) {
    const bool ours = !file_name.empty() && file_name.front() != '.' && std::ranges::all_of(file_name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
    CAIRN_ASSERT(ours);
    const std::uint64_t whole = file->bytes();
    Response response = bytes(content_type, FileRange{std::move(file), 0, whole});
    response.headers.set("Content-Disposition", "attachment; filename=\"" + std::string{file_name} + '"');
    return response;
}

Response Response::see_other(std::string_view location) {
    CAIRN_ASSERT(location.starts_with('/') && !location.starts_with("//"));
    Response response;
    response.status = 303;
    response.headers.set("Location", location);
    return response;
}

Response Response::moved(std::string_view location) {
    Response response = see_other(location);
    response.status = 308;
    return response;
}

Response Response::error(int status) {
    CAIRN_ASSERT(status >= 400 && status <= 599);
    Response response;
    response.status = status;
    response.wants_error_page = true;
    return response;
}

Response& Response::with_cache(Cache policy, std::chrono::seconds fresh) {
    cache = policy;
    fresh_for = fresh;
    return *this;
}

Response& Response::with_etag(std::string tag) {
    etag = std::move(tag);
    return *this;
}

}  // namespace web
