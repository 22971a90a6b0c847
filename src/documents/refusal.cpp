#include "documents/refusal.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace documents {

namespace {
constexpr std::array codes{"empty",     "encrypted", "damaged", "wrong-type", "unreadable-kind",
                           "too-large", "too-slow",  "no-text", "hostile",    "crashed", "stopped",
                           recogniser_needed.data()};
}

Refusal refuse_empty() {
    return {"empty", "The file is empty: it has no bytes at all.",
            "Copy or download it again from where it came, check that it opens, and import it once more."};
}

Refusal refuse_encrypted() {
    return {"encrypted", "The file is protected with a password.",
            "Open it with its password, save a copy without one, and import the copy."};
}

Refusal refuse_damaged(std::string_view kind) {
    return {"damaged", fmt::format("The {} is damaged or incomplete and its text could not be read.", kind),
            "Check that it opens on your own computer. If it does, save or print it to a new PDF and import that; if not, ask for another copy."};
}

Refusal refuse_wrong_type(std::string_view content, std::string_view promised) {
    return {"wrong-type", fmt::format("The name says that this is {}, but the file holds {}.", promised, content),
            "Find the original document and import that, or give the file the ending that fits what it holds."};
}

Refusal refuse_unreadable_kind(std::string_view what, std::string_view advice) {
    return {"unreadable-kind", fmt::format("{}, which this program does not read.", what), std::string{advice}};
}

Refusal refuse_too_large(std::string_view what) {
    return {"too-large", std::string{what},
            "Split the document into parts, or save a smaller copy without pictures, and import that."};
}

Refusal refuse_too_slow() {
    return {"too-slow", "Reading the file took too long and was stopped.",
            "Print or save it to a new PDF and import that. If it is long, split it into parts first."};
}

Refusal refuse_no_text() {
    return {"no-text", "No text was found in the file.",
            "If its pages are pictures, scan them again more sharply and upright, or import a version that has text."};
}

Refusal refuse_hostile(std::string_view what) {
    return {"hostile", std::string{what},
            "Do not open the file. If you expected a document from somebody, ask them to send it again as a PDF."};
}

Refusal refuse_crashed() {
    return {"crashed", "The file broke the program that was reading it. Nothing else was harmed.",
            "Print or save it to a new PDF and import that; if you did not expect this file, leave it out."};
}

Refusal refuse_stopped() {
    return {"stopped", "The import was stopped before this file was read.", "Import it again: what was already read stays, and the rest follows."};
}

Refusal ask_for_recogniser() { return {std::string{recogniser_needed}, "Pages must be read from their pictures.", "Read it again with the recogniser."}; }

bool is_refusal_code(std::string_view code) { return std::ranges::find(codes, code) != codes.end(); }

}  // namespace documents
