#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace documents::catalogue {

/// The letters of a catalogue. Told for the file as a whole: by its mark, else by what most of its accented letters are.
class Letters {
public:
    explicit Letters(std::string_view bytes);

    /// The bytes to cut into rows, without mark; UTF-16 is already UTF-8 here.
    std::string_view text() const { return from_utf16_.empty() ? text_ : std::string_view{from_utf16_}; }
    /// A piece of text() as UTF-8; nothing if it is not what the file is written in.
    std::optional<std::string> utf8(std::string_view piece) const;

private:
    std::string_view text_;
    std::string from_utf16_;
    bool windows_1252_ = false;
};

}  // namespace documents::catalogue
