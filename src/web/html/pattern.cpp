#include "web/html/pattern.h"

#include <unicode/decimfmt.h>
#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>

#include <array>
#include <stdexcept>

#include "base/assert.h"
#include "base/fault.h"
#include "web/html/raw.h"

namespace web::html {

namespace {

std::string utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

constexpr std::array<std::string_view, 6> categories{"zero", "one", "two", "few", "many", "other"};

std::string_view category_named(const std::string& name) {
    for (const std::string_view category : categories)
        if (category == name) return category;
    return "other";
}

}  // namespace

// --- Counting

struct Counting::Inside {
    std::unique_ptr<icu::PluralRules> rules;
    std::string separator;
    std::array<std::string_view, 1000> small;  // the category of 0 to 999: ICU takes half a microsecond for each
};

Counting::Counting(const char* locale) : inside_{std::make_unique<Inside>()} {
    UErrorCode status = U_ZERO_ERROR;
    inside_->rules.reset(icu::PluralRules::forLocale(icu::Locale{locale}, status));
    const icu::DecimalFormatSymbols symbols{icu::Locale{locale}, status};
    if (U_FAILURE(status)) throw base::Fault{"ICU has no counting rules for a language", locale, "Install ICU's data (libicu72)"};
    inside_->separator = utf8(symbols.getSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
    for (std::size_t n = 0; n < inside_->small.size(); ++n)
        inside_->small[n] = category_named(utf8(inside_->rules->select(static_cast<std::int32_t>(n))));
}
Counting::~Counting() = default;
Counting::Counting(Counting&&) noexcept = default;

std::string_view Counting::plural(std::int64_t number) const {
    if (number >= 0 && static_cast<std::size_t>(number) < inside_->small.size()) return inside_->small[static_cast<std::size_t>(number)];
    return category_named(utf8(inside_->rules->select(static_cast<double>(number))));
}

std::string Counting::grouped(std::int64_t number) const {
    const std::string digits = std::to_string(number);
    const std::size_t sign = number < 0 ? 1 : 0;
    std::string shown;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > sign && (digits.size() - at) % 3 == 0) shown += inside_->separator;
        shown += digits[at];
    }
    return shown;
}

// --- Reading

struct Pattern::Reader {
    const icu::MessagePattern& pattern;
    std::set<std::string>& names;

    std::string text_between(std::int32_t from, std::int32_t to) const { return utf8(pattern.getPatternString().tempSubStringBetween(from, to)); }

    /// The steps of the message that begins at part `at`.
    std::vector<Step> message(std::int32_t at) const {
        std::vector<Step> steps;
        std::int32_t from = pattern.getPart(at).getLimit();
        for (std::int32_t i = at + 1;; ++i) {
            const icu::MessagePattern::Part& part = pattern.getPart(i);
            words(steps, text_between(from, part.getIndex()));
            from = part.getLimit();
            switch (part.getType()) {
                case UMSGPAT_PART_TYPE_MSG_LIMIT: return balanced(std::move(steps));
                case UMSGPAT_PART_TYPE_REPLACE_NUMBER: steps.push_back({Kind::CountHere, {}, {}}); break;
                case UMSGPAT_PART_TYPE_ARG_START:
                    steps.push_back(argument(i));
                    i = pattern.getLimitPartIndex(i);
                    from = pattern.getPart(i).getLimit();
                    break;
                default: break;  // quoting: skipped by its own limits
            }
        }
    }

    Step argument(std::int32_t at) const {
        const std::string name = utf8(pattern.getSubstring(pattern.getPart(at + 1)));
        names.insert(name);
        switch (pattern.getPart(at).getArgType()) {
            case UMSGPAT_ARG_TYPE_NONE: return {Kind::Value, name, {}};
            case UMSGPAT_ARG_TYPE_PLURAL: return {Kind::Plural, name, choices(at)};
            case UMSGPAT_ARG_TYPE_SELECT: return {Kind::Select, name, choices(at)};
            case UMSGPAT_ARG_TYPE_SIMPLE:
                if (utf8(pattern.getSubstring(pattern.getPart(at + 2))) == "number" && pattern.getPartType(at + 3) != UMSGPAT_PART_TYPE_ARG_STYLE)
                    return {Kind::Number, name, {}};
                [[fallthrough]];
            default: throw std::invalid_argument{"{" + name + "}: only number, plural and select are known"};
        }
    }

    std::vector<std::pair<std::string, std::vector<Step>>> choices(std::int32_t at) const {
        std::vector<std::pair<std::string, std::vector<Step>>> found;
        const std::int32_t end = pattern.getLimitPartIndex(at);
        for (std::int32_t i = at + 2; i < end; ++i) {
            if (pattern.getPartType(i) != UMSGPAT_PART_TYPE_ARG_SELECTOR) throw std::invalid_argument{"plural offsets are not known"};
            const std::string selector = utf8(pattern.getSubstring(pattern.getPart(i)));
            while (pattern.getPartType(i) != UMSGPAT_PART_TYPE_MSG_START) ++i;
            found.emplace_back(selector, message(i));
            i = pattern.getLimitPartIndex(i);
        }
        return found;
    }

    /// Words with any `<name>` and `</name>` among them.
    void words(std::vector<Step>& steps, std::string_view text) const {
        while (!text.empty()) {
            const std::size_t open = text.find('<');
            if (open != 0) literal(steps, text.substr(0, open));
            if (open == std::string_view::npos) return;
            text.remove_prefix(open);
            const std::size_t close = text.find('>');
            if (close == std::string_view::npos) throw std::invalid_argument{"a '<' is never closed"};
            const bool ends = text.starts_with("</");
            const std::string name{text.substr(ends ? 2 : 1, close - (ends ? 2 : 1))};
            if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string::npos)
                throw std::invalid_argument{"<" + name + "> is not the name of a wrapping"};
            names.insert("<" + name + ">");
            steps.push_back({ends ? Kind::Close : Kind::Open, name, {}});
            text.remove_prefix(close + 1);
        }
    }

    /// Refuses `<a>…` without `</a>`, and wrappings that cross or leave their plural choice.
    static std::vector<Step> balanced(std::vector<Step> steps) {
        std::vector<std::string> open;
        for (const Step& step : steps) {
            if (step.kind == Kind::Open) open.push_back(step.text);
            if (step.kind != Kind::Close) continue;
            if (open.empty() || open.back() != step.text) throw std::invalid_argument{"</" + step.text + "> ends what is not open"};
            open.pop_back();
        }
        if (!open.empty()) throw std::invalid_argument{"<" + open.back() + "> is never ended"};
        return steps;
    }

    static void literal(std::vector<Step>& steps, std::string_view text) {
        if (text.empty()) return;
        if (!steps.empty() && steps.back().kind == Kind::Literal) steps.back().text += text;
        else steps.push_back({Kind::Literal, std::string{text}, {}});
    }
};

Pattern Pattern::parse(std::string_view icu_syntax) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    icu::MessagePattern read{UMSGPAT_APOS_DOUBLE_OPTIONAL, status};
    read.parse(icu::UnicodeString::fromUTF8(icu::StringPiece{icu_syntax.data(), static_cast<std::int32_t>(icu_syntax.size())}), &where, status);
    if (U_FAILURE(status))
        throw std::invalid_argument{"not ICU message syntax at character " + std::to_string(where.offset) + ": " + u_errorName(status)};
    Pattern pattern;
    pattern.steps_ = Reader{read, pattern.names_}.message(0);
    return pattern;
}

// --- Writing

namespace {

const Argument& argument_named(std::span<const Argument> arguments, std::string_view name) {
    for (const Argument& argument : arguments)
        if (argument.name == name) return argument;
    CAIRN_ASSERT(!"every argument of the message is given");
}

std::int64_t number_of(const Argument& argument) {
    CAIRN_ASSERT(std::holds_alternative<std::int64_t>(argument.value));
    return std::get<std::int64_t>(argument.value);
}

struct StringSink {
    const Counting& counting;
    std::span<const Argument> arguments;
    std::string written;

    void words(std::string_view text) { written += text; }
    void open(std::string_view) { CAIRN_ASSERT(!"a message with wrappings is written with rich()"); }
    void close(std::string_view) { CAIRN_ASSERT(!"a message with wrappings is written with rich()"); }
};

struct HtmlSink {
    const Counting& counting;
    std::span<const Argument> arguments;
    std::span<const Wrapping> wrappings;
    Html written;

    const Wrapping& named(std::string_view name) const {
        for (const Wrapping& wrapping : wrappings)
            if (wrapping.name == name) return wrapping;
        CAIRN_ASSERT(!"every wrapping of the message is given");
    }
    void words(std::string_view text) { Raw::text(written, text); }
    void open(std::string_view name) { written << named(name).open; }
    void close(std::string_view name) { written << named(name).close; }
};

}  // namespace

template <class Sink>
void Pattern::write_steps(const std::vector<Step>& steps, Sink& sink, const Argument* counted) const {
    for (const Step& step : steps) {
        switch (step.kind) {
            case Kind::Literal: sink.words(step.text); break;
            case Kind::Open: sink.open(step.text); break;
            case Kind::Close: sink.close(step.text); break;
            case Kind::CountHere: sink.words(sink.counting.grouped(number_of(*counted))); break;
            case Kind::Number: sink.words(sink.counting.grouped(number_of(argument_named(sink.arguments, step.text)))); break;
            case Kind::Value: {
                const Argument& argument = argument_named(sink.arguments, step.text);
                if (const auto* data = std::get_if<std::string_view>(&argument.value)) sink.words(*data);
                else sink.words(std::to_string(number_of(argument)));  // a year or a page is not grouped
                break;
            }
            case Kind::Plural:
            case Kind::Select: {
                const Argument& argument = argument_named(sink.arguments, step.text);
                const bool counts = step.kind == Kind::Plural;
                const std::string exact = counts ? "=" + std::to_string(number_of(argument)) : std::string{std::get<std::string_view>(argument.value)};
                const std::string_view rule = counts ? sink.counting.plural(number_of(argument)) : std::string_view{"other"};
                const std::vector<Step>* chosen = nullptr;
                for (const auto& [selector, choice] : step.choices) {
                    if (selector == exact) {
                        chosen = &choice;
                        break;
                    }
                    if (selector == rule || (selector == "other" && !chosen)) chosen = &choice;
                }
                CAIRN_ASSERT(chosen);  // ICU refuses a pattern without "other"
                write_steps(*chosen, sink, counts ? &argument : counted);
                break;
            }
        }
    }
}

std::string Pattern::write(const Counting& counting, std::span<const Argument> arguments) const {
    StringSink sink{counting, arguments, {}};
    write_steps(steps_, sink, nullptr);
    return std::move(sink.written);
}

Html Pattern::write(const Counting& counting, std::span<const Argument> arguments, std::span<const Wrapping> wrappings) const {
    HtmlSink sink{counting, arguments, wrappings, {}};
    write_steps(steps_, sink, nullptr);
    return std::move(sink.written);
}

// --- The pseudo-locale

namespace {

std::string accented(std::string_view text) {
    static constexpr std::string_view plain = "aceiouyAEIOUYnrszdgt";
    static constexpr std::array<std::string_view, 20> with_accent{"á", "ç", "é", "í", "ó", "ú", "ý", "Á", "É", "Í", "Ó", "Ú", "Ý", "ñ", "ř", "š", "ž", "ď", "ĝ", "ť"};
    std::string shown;
    for (const char c : text) {
        const std::size_t at = plain.find(c);
        if (at == std::string_view::npos) shown += c;
        else shown += with_accent[at];
    }
    return shown;
}

}  // namespace

void Pattern::make_pseudo(std::vector<Step>& steps) {
    for (Step& step : steps) {
        if (step.kind == Kind::Literal) step.text = "⟦" + accented(step.text) + "⟧";
        for (auto& [selector, choice] : step.choices) make_pseudo(choice);
    }
}

Pattern Pattern::literal(std::string_view words) {
    Pattern pattern;
    pattern.steps_.push_back({Kind::Literal, std::string{words}, {}});
    return pattern;
}

Pattern Pattern::pseudo() const {
    Pattern shown = *this;
    make_pseudo(shown.steps_);
    return shown;
}

}  // namespace web::html
