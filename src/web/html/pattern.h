/// One message pattern, read once and written many times. ICU reads the syntax and knows the plural rules; writing is our
/// own, because icu::MessageFormat takes microseconds where a page has hundreds of messages.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/html/messages.h"

namespace web::html {

/// How one language counts and groups digits.
class Counting {
public:
    /// `locale`: an ICU locale such as `en_GB` or `cy`.
    explicit Counting(const char* locale);
    ~Counting();
    Counting(Counting&&) noexcept;

    /// `zero`, `one`, `two`, `few`, `many` or `other` (CLDR cardinal rules).
    std::string_view plural(std::int64_t number) const;
    std::string grouped(std::int64_t number) const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

class Pattern {
public:
    /// Reads ICU message syntax. Throws std::invalid_argument with the reason for one that cannot be read, and for
    /// argument types that this program has no use for.
    static Pattern parse(std::string_view icu_syntax);

    /// These words alone, braces and all.
    static Pattern literal(std::string_view words);

    /// With every literal accented and in brackets: the pseudo-locale.
    Pattern pseudo() const;

    /// Whether it is words alone, and then which.
    bool is_fixed() const { return steps_.empty() || (steps_.size() == 1 && steps_.front().kind == Kind::Literal); }
    std::string_view fixed() const { return steps_.empty() ? std::string_view{} : steps_.front().text; }

    std::string write(const Counting& counting, std::span<const Argument> arguments) const;
    Html write(const Counting& counting, std::span<const Argument> arguments, std::span<const Wrapping> wrappings) const;

    const std::set<std::string>& names() const { return names_; }

private:
    enum class Kind : std::uint8_t { Literal, Value, Number, Plural, Select, CountHere, Open, Close };
    struct Step {
        Kind kind;
        std::string text;                                     // the words, or a name
        std::vector<std::pair<std::string, std::vector<Step>>> choices;  // plural and select: selector, then steps
    };

    struct Reader;
    template <class Sink>
    void write_steps(const std::vector<Step>& steps, Sink& sink, const Argument* counted) const;
    static void make_pseudo(std::vector<Step>& steps);

    std::vector<Step> steps_;
    std::set<std::string> names_;
};

}  // namespace web::html
