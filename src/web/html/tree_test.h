/// For tests: HTML read as a browser reads it, and written in one canonical form.
#pragma once

#include <string>
#include <string_view>

namespace web::html {

/// A fragment as a tree: one line for each element or text, indented by depth, attributes sorted, white space collapsed.
std::string tree_of(std::string_view fragment);

}  // namespace web::html
