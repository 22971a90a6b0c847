/// The style sheet, fonts, scripts and images that travel inside the program, under names that hold a hash of their bytes:
/// a browser may keep them for ever, and a new release has new names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/html/url.h"

namespace web::html {

struct Asset {
    std::string path;          ///< `/static/css/cairn.3f2a9c01d4be.css`
    std::string bytes;         ///< With references to other assets under their hashed names.
    std::string_view type;     ///< `text/css; charset=utf-8`
};

/// The address of an asset by the path it has in the folder `static/`: `asset_url("css/cairn.css")`.
/// A name that is not there stops the program: it is written in the source.
Url asset_url(std::string_view path);

/// Every asset, for those that copy them elsewhere.
std::vector<const Asset*> all_assets();

/// The asset behind an address under `/static/`, or nullptr. Any answer may be cached for ever.
const Asset* find_asset(std::string_view address);

}  // namespace web::html
