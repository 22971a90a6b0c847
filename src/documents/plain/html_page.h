/// A web page taken apart by Gumbo, and what its elements say about themselves.
#pragma once

#include <gumbo.h>

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "documents/extraction.h"

namespace documents::plain {

/// What lies deeper is left out by who walks the page.
inline constexpr int deepest_html_element = 400;

class HtmlPage {
public:
    /// Decoded by its mark, by the encoding that it names, or as `decoded` finds likely. Refuses pages that nest for the sake of it.
    static std::expected<HtmlPage, Refusal> parse(std::string_view bytes);
    const GumboNode& root() const { return *output_->root; }

private:
    struct Destroy {
        void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
    };
    HtmlPage(std::unique_ptr<std::string> html, std::unique_ptr<GumboOutput, Destroy> output) : html_{std::move(html)}, output_{std::move(output)} {}
    std::unique_ptr<std::string> html_;  // Gumbo points into it.
    std::unique_ptr<GumboOutput, Destroy> output_;
};

/// The attribute as a number from -10,000 to 10,000, or `otherwise`.
int number_of(const GumboElement& element, const char* name, int otherwise);

/// Hidden by itself; style sheets are not read.
bool is_hidden(const GumboElement& element);

}  // namespace documents::plain
