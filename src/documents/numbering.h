/// The numbers and marks that authors put before paragraphs and list items.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace documents {

enum class LabelKind {
    Bullet,   ///< "•", "–", "o": says only that an item begins.
    Section,  ///< "4.12", "4.12.1": a paragraph's own number.
    Ordinal,  ///< "1.", "2)", "(a)", "iv)": an item's.
};

struct Label {
    LabelKind kind = LabelKind::Bullet;
    std::string number;     ///< As printed, without a final full stop; empty for a bullet.
    std::size_t bytes = 0;  ///< Of the text that the label and the space after it take up.
    int depth = 1;          ///< Parts of a section number: "4.12.1" has three.
};

/// The label with which the text begins, if it does and words follow. "3 May 2024" and "1.5 million" begin with none.
std::optional<Label> leading_label(std::string_view text);

/// Whether the whole word could be a label: a bullet, "4.12", "(a)", "iv)", or a bare number of up to three digits.
bool is_label_word(std::string_view word);

}  // namespace documents
