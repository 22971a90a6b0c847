#include "web/html/components/form_parts.h"

#include "web/html/raw.h"

namespace web::html::govuk {

void Attributes::write_to(Html& out) const {
    for (const auto& [attribute, text] : pairs_) {
        Raw::append(out, " ");
        Raw::append(out, attribute);
        Raw::append(out, "=\"");
        Raw::text(out, text);
        Raw::append(out, "\"");
    }
}

std::string classes_of(std::string_view own, std::string_view further) {
    std::string names{own};
    if (!own.empty() && !further.empty()) names += ' ';
    return names += further;
}

std::optional<std::string> described_by(std::initializer_list<std::string_view> ids) {
    std::string joined;
    for (const std::string_view id : ids) joined = classes_of(joined, id);
    if (joined.empty()) return std::nullopt;
    return joined;
}

Html label(const Label& options) {
    if (options.content.empty()) return {};
    const Html written = tag::label(cls(classes_of("govuk-label", options.classes)), AttributesOf{options.attributes},
                                    attr("for", if_any(options.for_id)), options.content);
    if (!options.is_page_heading) return written;
    return tag::h1(cls("govuk-label-wrapper"), written);
}

Html hint(const Hint& options) {
    return tag::div(attr("id", if_any(options.id)), cls(classes_of("govuk-hint", options.classes)), AttributesOf{options.attributes}, options.content);
}

Html error_message(const Catalogue& t, const ErrorMessage& options) {
    const Html spoken_first = options.spoken_first ? *options.spoken_first : Html{t("web.govuk.error")};
    return tag::p(attr("id", if_any(options.id)), cls(classes_of("govuk-error-message", options.classes)), AttributesOf{options.attributes},
                  when(!spoken_first.empty(), [&](Html& out) { out << tag::span(cls("govuk-visually-hidden"), spoken_first, sign(":")) << sign(" "); }),
                  options.content);
}

Html fieldset(const Fieldset& options, const Html& content) {
    return tag::fieldset(cls(classes_of("govuk-fieldset", options.classes)), attr("role", if_any(options.role)),
                         attr("aria-describedby", if_any(options.described_by)), AttributesOf{options.attributes},
                         when(options.legend, [](Html& out, const Legend& legend) {
                             if (legend.content.empty()) return;
                             const std::string classes = classes_of("govuk-fieldset__legend", legend.classes);
                             if (legend.is_page_heading) out << tag::legend(cls(classes), tag::h1(cls("govuk-fieldset__heading"), legend.content));
                             else out << tag::legend(cls(classes), legend.content);
                         }),
                         content);
}

Html form_group(const FormGroup& options, State state, const Html& content) {
    const std::string classes = classes_of(state == State::InError ? "govuk-form-group govuk-form-group--error" : "govuk-form-group", options.classes);
    return tag::div(cls(classes), AttributesOf{options.attributes}, content);
}

}  // namespace web::html::govuk
