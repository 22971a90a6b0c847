/// Which of our languages a reader would rather read.
#pragma once

#include <span>
#include <string_view>

namespace web {

/// The one of `offered` that Accept-Language asks for most, by RFC 4647's lookup ("cy-GB" finds "cy"); the first of `offered` where
/// nothing fits or two weigh the same. `offered` is not empty and in lower case.
std::string_view preferred_language(std::string_view accept_language, std::span<const std::string_view> offered);

}  // namespace web
