#include "web/html/assets.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/assert.h"
#include "base/embedded.h"
#include "base/sha256.h"

namespace base::embed {
std::vector<base::EmbeddedFile> static_files();
}

namespace web::html {

namespace {

std::string_view type_of(std::string_view path) {
    static constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".css", "text/css; charset=utf-8"}, {".mjs", "text/javascript; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"},
        {".woff2", "font/woff2"},            {".svg", "image/svg+xml"},                  {".png", "image/png"},
        {".ico", "image/x-icon"},            {".txt", "text/plain; charset=utf-8"},      {".json", "application/json"}};
    for (const auto& [ending, type] : types)
        if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

bool refers_to_others(std::string_view path) { return path.ends_with(".css") || path.ends_with(".mjs"); }

/// `css/cairn.HASH.css`.
std::string hashed_name(std::string_view path, std::string_view bytes) {
    const std::size_t dot = path.rfind('.');
    return std::string{path.substr(0, dot)} + "." + base::sha256_hex(bytes).substr(0, 12) + std::string{path.substr(dot)};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

struct Shelf {
    std::map<std::string, Asset, std::less<>> by_source;
    std::map<std::string, const Asset*, std::less<>> by_address;

    void put(const base::EmbeddedFile& file, std::string bytes) {
        std::string address = "/static/" + hashed_name(file.path, bytes);
        by_source.emplace(file.path, Asset{std::move(address), std::move(bytes), type_of(file.path)});
    }
};

/// Files that refer to none come first; then style sheets and modules, which name the others as `../fonts/…` or `./…`.
Shelf build() {
    Shelf shelf;
    std::vector<base::EmbeddedFile> referring;
    for (const base::EmbeddedFile& file : base::embed::static_files()) {
        if (refers_to_others(file.path)) referring.push_back(file);
        else shelf.put(file, std::string{file.bytes});
    }
    for (const base::EmbeddedFile& file : referring) {
        std::string bytes{file.bytes};
        const std::string folder{file.path.substr(0, file.path.find('/'))};
        for (const auto& [source, asset] : shelf.by_source) {
            replace_all(bytes, "../" + source, asset.path);
            if (source.starts_with(folder + "/")) replace_all(bytes, "./" + source.substr(folder.size() + 1), asset.path);
        }
        shelf.put(file, std::move(bytes));
    }
    for (const auto& [source, asset] : shelf.by_source) shelf.by_address.emplace(asset.path, &asset);
    return shelf;
}

const Shelf& shelf() {
    static const Shelf built = build();
    return built;
}

}  // namespace

Url asset_url(std::string_view path) {
    const auto found = shelf().by_source.find(path);
    CAIRN_ASSERT(found != shelf().by_source.end());
    return *Url::parse(found->second.path);
}

std::vector<const Asset*> all_assets() {
    std::vector<const Asset*> all;
    for (const auto& [address, asset] : shelf().by_address) all.push_back(asset);
    return all;
}

const Asset* find_asset(std::string_view address) {
    const auto found = shelf().by_address.find(address);
    return found == shelf().by_address.end() ? nullptr : found->second;
}

}  // namespace web::html
