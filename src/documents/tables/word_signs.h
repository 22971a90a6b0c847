#pragma once

#include <string>
#include <string_view>

namespace documents::tables {

/// A sign that Word keeps as a number in a font of signs (`w:sym`): ticks, crosses and boxes as what they look like, others as the number itself.
/// `number` is hexadecimal. Empty for what is no sign.
std::string sign_of(std::string_view font, std::string_view number);

inline constexpr std::string_view ticked_box = "\u2612", empty_box = "\u2610";

}  // namespace documents::tables
