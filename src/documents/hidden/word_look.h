/// How a run of a Word document looks: what styles and the run itself say about being hidden, size, colour and what lies behind.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "documents/hidden/xml_tree.h"

namespace documents::hidden {

/// What is not said stays empty, so that one look can be laid over another.
struct Look {
    std::optional<bool> hidden, web_hidden;
    std::optional<int> half_points, width_percent;
    std::optional<std::string> colour, shading, highlight;  ///< "auto" or six hexadecimal digits; shading "" where a pattern or theme hides it.
};

/// What a switch of that name says; nothing where it is missing.
std::optional<bool> on_off(const Node& properties, std::string_view name);
/// From a `w:rPr`.
Look look_of(const Node& run_properties);
/// `upper` where it says something, else `lower`.
Look laid_over(Look lower, const Look& upper);
/// The fill of a `w:shd` as six digits; nothing where it is none.
std::optional<std::string> shading_of(const Node& properties);

/// Two colours (six digits) that the eye does not tell apart.
bool look_the_same(std::string_view one, std::string_view other);

class Looks {
public:
    /// From the root of word/styles.xml; nothing known without it.
    explicit Looks(const Node* styles);
    /// Of a run without properties of its own in a paragraph of that style ("": the usual one).
    Look of_paragraph(std::string_view style) const;
    Look of_run_style(std::string_view style) const;
    /// The fill behind paragraphs of that style.
    std::optional<std::string> paragraph_shading(std::string_view style) const;
    /// Whether a table of that style has a fill of its own anywhere: then what lies behind its text is not known here.
    bool table_is_filled(std::string_view style) const;

private:
    struct Style {
        std::string based_on;
        Look look;
        std::optional<std::string> shading;
        bool filled = false;
    };
    Look chain(std::string_view style) const;

    std::map<std::string, Style, std::less<>> styles_;
    std::string usual_paragraph_;
    Look usual_;
};

}  // namespace documents::hidden
