/// Style sheets, scripts, fonts and pictures: travelling inside the program, addressed by what they contain.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "web/server/message.h"

namespace web {

/// The files of the folder `static/`. Their addresses carry the hash of their bytes, so a reader's browser keeps them for ever and
/// a changed file is a new address. Each is held compressed as well, once, from the start. Style sheets name their
/// neighbours by `url(...)`, relative or from /static/; those addresses are given their hashes too.
class Assets {
public:
    explicit Assets(const std::vector<base::EmbeddedFile>& files);
    Assets(const Assets&) = delete;
    Assets& operator=(const Assets&) = delete;

    /// `url("cairn.css")` is "/static/cairn.<hash>.css". Asserts that there is such a file: a page names files of this program only.
    const std::string& url(std::string_view path) const;

    /// The answer for what stands after /static/: the file, or 404 where name or hash is not ours.
    Response answer(const Request& request, std::string_view hashed_path) const;

private:
    struct Asset {
        std::string url;
        std::string hash;
        std::string content_type;
        SharedBytes plain;
        SharedBytes gzip, brotli, zstd;  ///< Empty where compressing gains nothing.
    };
    void keep(std::string_view path, std::string bytes);
    std::string with_hashed_neighbours(std::string_view path, std::string_view style) const;

    std::map<std::string, Asset, std::less<>> by_path_;
    std::map<std::string, const Asset*, std::less<>> by_hashed_path_;
};

}  // namespace web
