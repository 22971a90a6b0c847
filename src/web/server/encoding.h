/// Smaller answers: which coding a reader takes, and making it. Source: RFC 9110 sections 8.4.1 and 12.5.3, RFC 8878, RFC 7932.
#pragma once

#include <string>
#include <string_view>

namespace web {

enum class Coding { Identity, Gzip, Brotli, Zstd };

/// "gzip", "br", "zstd", and "" for none: the value of Content-Encoding.
std::string_view to_token(Coding coding);

/// The coding that the Accept-Encoding field likes best; among equals zstd, brotli, gzip. Identity where nothing else is acceptable,
/// even if it was refused: an answer serves a reader better than a 406.
Coding negotiate_coding(std::string_view accept_encoding);

/// Whether bytes of that media type become smaller: text, JSON, XML, SVG; not PDF, fonts or pictures.
bool is_compressible(std::string_view content_type);

/// How hard to try: 1 fastest to 9 smallest; the largest is for files that are compressed once and sent for ever.
struct Effort {
    int level = 2;
};

/// The bytes in that coding. Throws base::Fault if the library fails, which without memory it does.
std::string compress(Coding coding, std::string_view bytes, Effort effort);

}  // namespace web
