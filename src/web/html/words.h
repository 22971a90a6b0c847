/// Words of the interface: they come from the message catalogue and nowhere else.
#pragma once

#include <string>
#include <string_view>

namespace web::html {

/// The languages a page can be asked for in. `Pseudo` (en-XA) is English with accents and brackets: it exists to
/// show, in tests and by eye, which words on a page did not come from the catalogue.
enum class Language { English, Welsh, Pseudo };

/// `en`, `cy`, `en-XA`: the BCP 47 tag for `lang` and `hreflang`.
constexpr std::string_view tag_of(Language language) {
    return language == Language::Welsh ? "cy" : language == Language::Pseudo ? "en-XA" : "en";
}

/// One message, ready to be shown. Only the catalogue and the formatting of days and numbers make these.
class Words {
public:
    std::string_view text() const { return made_.empty() ? fixed_ : std::string_view{made_}; }
    /// The language these words are in, which is not the page's own where a translation is missing.
    Language language() const { return language_; }
    /// Whether the page's own language had no such message, so that English stands in for it.
    bool stands_in() const { return stands_in_; }

private:
    friend class WordsMaker;
    std::string_view fixed_;  // of the catalogue, which outlives every page
    std::string made_;
    Language language_ = Language::English;
    bool stands_in_ = false;
};

/// Makes words; for the catalogue and for days, numbers and sizes in `web/html` alone.
class WordsMaker {
public:
    static Words fixed(std::string_view text, Language language, bool stands_in) {
        Words words;
        words.fixed_ = text;
        words.language_ = language;
        words.stands_in_ = stands_in;
        return words;
    }
    static Words made(std::string text, Language language, bool stands_in) {
        Words words;
        words.made_ = std::move(text);
        words.language_ = language;
        words.stands_in_ = stands_in;
        return words;
    }
};

}  // namespace web::html
