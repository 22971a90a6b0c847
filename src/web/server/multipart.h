/// A body of multipart/form-data taken apart: the fields, and where in the body each file lies. Strict, for what two readers could
/// understand differently is refused: no preamble, no nested parts, no parameter twice.
///
/// Source: RFC 7578 (multipart/form-data), RFC 2046 section 5.1 (its grammar), RFC 2183 (Content-Disposition). The body is there in one
/// piece, for the server has counted it against the route's limit as it came; nothing of it is copied but names and short fields.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/fields.h"

namespace web {

/// A file that came with a form. What its sender says of it is never believed: the type is found by looking at the bytes.
struct UploadedFile {
    std::string field;       ///< The form's own name for it: "paper".
    std::string name;        ///< The last part of the name that it came with, without control characters; may be empty.
    std::size_t offset = 0;  ///< In the body.
    std::size_t bytes = 0;
};

struct Multipart {
    Fields form;                      ///< Parts without a file name: UTF-8 text.
    std::vector<UploadedFile> files;  ///< In the order sent. A file box that was left empty gives none.
};

enum class MultipartRefusal {
    NoBoundary,     ///< The content type names none, or one that is none.
    Malformed,      ///< Not as the grammar says, or cut short.
    TooManyParts,
    HeaderTooLong,  ///< The head of one part.
    NoName,         ///< A part without a name, or with one that is no text.
    TooLong,        ///< A name or a field's words.
    NotText,        ///< A field that is not UTF-8, or has a NUL.
    Nested,         ///< multipart/mixed inside, which RFC 7578 section 4.3 no longer allows.
};

struct MultipartLimits {
    std::size_t parts = 200;
    std::size_t header_bytes = 4096;  ///< Of one part, with the empty line.
    std::size_t name_bytes = 200;
    std::size_t file_name_bytes = 1000;
    std::size_t value_bytes = 256 * 1024;
};

/// `content_type`: the request's header. The files' places hold for this very body.
[[nodiscard]] std::expected<Multipart, MultipartRefusal> read_multipart(std::string_view content_type, std::string_view body, const MultipartLimits& = {});

}  // namespace web
