/// What a reader asked and what is answered. Nothing here knows sockets or a network library, so a page is a plain
/// function from a Request to a Response.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/address.h"
#include "base/day.h"
#include "web/server/fields.h"
#include "web/server/multipart.h"

namespace web {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };

std::string_view to_word(Method method);

/// Header fields in order. Names compare without case.
class Headers {
public:
    struct Field {
        std::string name;
        std::string value;
    };

    /// Adds a field. Throws base::Fault if the name is no token or the value holds CR, LF, NUL or another control
    /// character: a header is never a way to write a second one.
    void add(std::string_view name, std::string_view value);
    /// Replaces every field of that name; refuses as `add`.
    void set(std::string_view name, std::string_view value);
    void remove(std::string_view name);

    /// The first value of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    /// Every value of that name, joined by ", " as RFC 9110 section 5.3 allows; empty if there is none.
    std::string joined(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    std::span<const Field> fields() const { return fields_; }

private:
    std::vector<Field> fields_;
};

struct Request {
    Method method = Method::Get;
    std::string path;                   ///< As it was written, without the query: "/areas/Caerdydd%20".
    std::vector<std::string> segments;  ///< The path's parts, percent-decoded, well-formed UTF-8: {"areas", "Caerdydd "}.
    Fields query;                       ///< After the question mark, in order, several values of one name kept.
    Headers headers;
    Fields form;                        ///< A body of application/x-www-form-urlencoded or multipart/form-data, parsed.
    std::vector<UploadedFile> files;    ///< What came with a multipart form; the bytes lie in `body`.
    std::string body;
    base::Address client;               ///< The reader's, behind trusted proxies too.
    std::string host;                   ///< As checked against the hosts this installation answers for.
    std::string id;                     ///< Names this request in logs and error pages.
    bool secure = false;                ///< Arrived over TLS, here or at the proxy that `public_url` speaks of.

    /// What the route's pattern names in braces: parameter("year") of `/reviews/{year}`. The route promises it is there.
    const std::string& parameter(std::string_view name) const;
    std::optional<std::string_view> cookie(std::string_view name) const;
    /// The first file of that field; null where none was chosen.
    const UploadedFile* file(std::string_view field) const;
    std::string_view bytes_of(const UploadedFile& file) const { return std::string_view{body}.substr(file.offset, file.bytes); }
    /// The one of `offered` (language tags, the default first) that the reader likes best by Accept-Language.
    std::string_view language(std::span<const std::string_view> offered) const;

    std::vector<std::pair<std::string, std::string>> parameters;  ///< Set by the route table.
};

/// A file that stays open while it is being sent, whatever happens to its name meanwhile.
class OpenFile {
public:
    /// Opens a regular file for reading; throws base::Fault if that cannot be done.
    static std::shared_ptr<const OpenFile> open(const std::string& path);
    explicit OpenFile(int descriptor, std::uint64_t bytes) : descriptor_{descriptor}, bytes_{bytes} {}
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    std::uint64_t bytes() const { return bytes_; }
    /// Exactly `into.size()` bytes from `offset`; throws base::Fault if the file has become shorter or cannot be read.
    void read(std::uint64_t offset, std::span<char> into) const;

private:
    int descriptor_;
    std::uint64_t bytes_;
};

/// Part of an open file.
struct FileRange {
    std::shared_ptr<const OpenFile> file;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

using SharedBytes = std::shared_ptr<const std::string>;

/// The body of an answer: made for it, shared with other answers, travelling inside the program, or (part of) a file.
using Body = std::variant<std::string, SharedBytes, std::string_view, FileRange>;

/// The body's length in bytes.
std::uint64_t length_of(const Body& body);
/// The bytes of a body that is no file; none of one that is.
std::string_view bytes_of(const Body& body);

/// Who may keep an answer. Private pages keep the first; anything that is not C0 gets it whatever the page says.
enum class Cache {
    NoStore,     ///< Nobody.
    Revalidate,  ///< Anybody, who asks each time whether it still holds (ETag, 304).
    Shared,      ///< Anybody, for `Response::fresh_for`.
    Immutable,   ///< Anybody, for ever: the address carries the content's hash.
};

struct Response {
    int status = 200;
    Headers headers;
    Body body;
    Cache cache = Cache::NoStore;
    std::chrono::seconds fresh_for{0};              ///< With Cache::Shared.
    std::optional<std::string> etag;                ///< Without quotes. Made from the body where it is missing and Cache allows keeping.
    std::optional<base::Instant> last_modified_at;

    /// Answers with a body of that kind. `body` of html is what web/html rendered, never text joined by hand.
    static Response html(std::string body, int status = 200);
    static Response text(std::string body, int status = 200);
    static Response json(std::string body, int status = 200);
    static Response bytes(std::string_view content_type, Body body);
    /// The whole file for saving under `file_name`, which must be one that we made (ASCII letters, digits, `.-_`).
    static Response attachment(std::string_view content_type, std::shared_ptr<const OpenFile> file, std::string_view file_name);
    /// 303: look there, with GET. `location` is a path of our own ("/search?q=..."), never an address from outside.
    static Response see_other(std::string_view location);
    /// 308: it lives there now, for ever.
    static Response moved(std::string_view location);
    /// The error page of that status (404, 410, ...), which the server renders.
    static Response error(int status);

    Response& with_cache(Cache policy, std::chrono::seconds fresh = std::chrono::seconds{0});
    Response& with_etag(std::string tag);

    bool wants_error_page = false;  ///< Set by `error`.
};

}  // namespace web
