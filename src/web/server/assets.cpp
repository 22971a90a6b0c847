#include "web/server/assets.h"

#include <algorithm>

#include "base/assert.h"
#include "base/sha256.h"
#include "web/server/encoding.h"

namespace web {

namespace {

constexpr std::size_t hash_digits = 16;
constexpr Effort once_for_ever{9};

std::string_view content_type_of(std::string_view path) {
    constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".mjs", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},           {".png", "image/png"},                     {".ico", "image/x-icon"},
        {".jpg", "image/jpeg"},              {".webp", "image/webp"},                   {".woff2", "font/woff2"},
        {".woff", "font/woff"},              {".webmanifest", "application/manifest+json"}, {".txt", "text/plain; charset=utf-8"}};
    for (const auto& [ending, type] : types)
        if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

/// "fonts/text.woff2" with its hash: "fonts/text.0123456789abcdef.woff2".
std::string hashed(std::string_view path, std::string_view hash) {
    const std::size_t name = path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1;
    const std::size_t dot = path.find('.', name) == std::string_view::npos ? path.size() : path.rfind('.');
    return std::string{path.substr(0, dot)} + '.' + std::string{hash} + std::string{path.substr(dot)};
}

SharedBytes smaller(Coding coding, const std::string& plain) {
    auto bytes = std::make_shared<const std::string>(compress(coding, plain, once_for_ever));
    return bytes->size() < plain.size() ? bytes : nullptr;
}

/// What a style sheet in `folder` means by the address: a path in static/, or "" where it means something else.
std::string meant_path(std::string_view address, std::string_view folder) {
    constexpr std::string_view root = "/static/";
    if (address.starts_with(root)) return std::string{address.substr(root.size())};
    if (address.empty() || address.starts_with('/') || address.starts_with('#') || address.find(':') != std::string_view::npos) return {};
    std::string base{folder};
    while (address.starts_with("../")) {
        address.remove_prefix(3);
        if (!base.empty()) base.pop_back();
        base.erase(base.rfind('/') == std::string::npos ? 0 : base.rfind('/') + 1);
    }
    if (address.starts_with("./")) address.remove_prefix(2);
    return base + std::string{address};
}

}  // namespace

Assets::Assets(const std::vector<base::EmbeddedFile>& files) {
    const auto is_style = [](const base::EmbeddedFile& file) { return file.path.ends_with(".css"); };
    for (const base::EmbeddedFile& file : files)
        if (!is_style(file)) keep(file.path, std::string{file.bytes});
    // Style sheets last, since they name the others by addresses that carry their hashes.
    for (const base::EmbeddedFile& file : files)
        if (is_style(file)) keep(file.path, with_hashed_neighbours(file.path, file.bytes));
}

void Assets::keep(std::string_view path, std::string bytes) {
    Asset asset;
    asset.hash = base::sha256_hex(bytes).substr(0, hash_digits);
    asset.url = "/static/" + hashed(path, asset.hash);
    asset.content_type = content_type_of(path);
    if (is_compressible(asset.content_type)) {
        asset.gzip = smaller(Coding::Gzip, bytes);
        asset.brotli = smaller(Coding::Brotli, bytes);
        asset.zstd = smaller(Coding::Zstd, bytes);
    }
    asset.plain = std::make_shared<const std::string>(std::move(bytes));
    const auto& kept = by_path_.insert_or_assign(std::string{path}, std::move(asset)).first->second;
    by_hashed_path_[hashed(path, kept.hash)] = &kept;
}

std::string Assets::with_hashed_neighbours(std::string_view path, std::string_view style) const {
    const std::string_view folder = path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
    std::string text;
    while (true) {
        const std::size_t open = style.find("url(");
        const std::size_t close = open == std::string_view::npos ? open : style.find(')', open);
        if (close == std::string_view::npos) return text.append(style);
        std::string_view address = style.substr(open + 4, close - open - 4);
        const char quote = !address.empty() && (address.front() == '"' || address.front() == '\'') ? address.front() : '\0';
        if (quote && address.size() >= 2 && address.back() == quote) address = address.substr(1, address.size() - 2);
        const auto found = by_path_.find(meant_path(address, folder));
        if (found == by_path_.end()) {
            text.append(style.substr(0, close + 1));
        } else {
            text.append(style.substr(0, open)).append("url(\"").append(found->second.url).append("\")");
        }
        style.remove_prefix(close + 1);
    }
}

const std::string& Assets::url(std::string_view path) const {
    const auto found = by_path_.find(path);
    CAIRN_ASSERT(found != by_path_.end());
    return found->second.url;
}

Response Assets::answer(const Request& request, std::string_view hashed_path) const {
    const auto found = by_hashed_path_.find(hashed_path);
    if (found == by_hashed_path_.end()) return Response::error(404);
    const Asset& asset = *found->second;
    const Coding coding = negotiate_coding(request.headers.joined("accept-encoding"));
    const SharedBytes& coded = coding == Coding::Gzip ? asset.gzip : coding == Coding::Brotli ? asset.brotli : coding == Coding::Zstd ? asset.zstd : asset.plain;
    Response response = Response::bytes(asset.content_type, coded ? coded : asset.plain);
    if (is_compressible(asset.content_type)) response.headers.set("Vary", "Accept-Encoding");
    const bool is_coded = coded && coded != asset.plain;
    if (is_coded) response.headers.set("Content-Encoding", to_token(coding));
    return response.with_cache(Cache::Immutable).with_etag(is_coded ? asset.hash + '-' + std::string{to_token(coding)} : asset.hash);
}

}  // namespace web
