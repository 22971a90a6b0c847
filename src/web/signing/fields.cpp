#include "web/signing/fields.h"

#include "web/html/components/navigation.h"

namespace web {

using namespace html;

namespace {

govuk::Input input_of(std::string_view field, const Words& label, const Problems& problems) {
    govuk::Input input{.name = std::string{field}};
    input.id = std::string{field};
    input.label = {.content = Html{label}};
    input.error = problems.at(field);
    input.classes = "govuk-input--width-20";
    return input;
}

}  // namespace

Html password_field(const SignedPage& page, const Problems& problems, std::string_view field, const Words& label, std::string_view autocomplete, const Html& hint) {
    govuk::Input input = input_of(field, label, problems);
    input.type = "password";
    input.autocomplete = autocomplete;
    input.autocapitalize = "none";
    input.spelling = govuk::Spelling::Unchecked;
    if (!hint.empty()) input.hint = govuk::Hint{.content = hint};
    return govuk::input(page.t, input);
}

Html code_field(const SignedPage& page, const Problems& problems, const Words& label, const Html& hint) {
    govuk::Input input = input_of("code", label, problems);
    input.classes = "govuk-input--width-10";
    input.input_mode = "numeric";
    input.autocomplete = "one-time-code";
    input.spelling = govuk::Spelling::Unchecked;
    if (!hint.empty()) input.hint = govuk::Hint{.content = hint};
    return govuk::input(page.t, input);
}

Html text_field(const SignedPage& page, const Problems& problems, std::string_view field, const Words& label, std::string_view autocomplete) {
    govuk::Input input = input_of(field, label, problems);
    input.value = page.typed_whole(field);
    input.autocomplete = autocomplete;
    return govuk::input(page.t, input);
}

Html submit(const Words& words) { return govuk::button({.content = Html{words}, .prevents_double_click = true}); }

void add_refusal(const SignedPage& page, Problems& problems, const identity::SignInRefusal& refusal, std::string_view wrong_field, const Words& wrong) {
    using Code = identity::SignInRefusal::Code;
    using Taken = identity::PasswordRefusal;
    switch (refusal.code) {
        case Code::Wrong: return problems.add(std::string{wrong_field}, wrong);
        case Code::Throttled: return problems.add(std::string{wrong_field}, page.t("web.sign_in.throttled", {{"seconds", refusal.wait.count()}}));
        case Code::TimedOut: return problems.add("", page.t("web.sign_in.step_timed_out"));
        case Code::PasskeyCopied: return problems.add("", page.t("web.sign_in.passkey_copied"));
        case Code::NotNow: return problems.add("", page.t("web.invitation.ended"));
        case Code::PasswordTaken: break;
    }
    switch (refusal.password) {
        case Taken::TooShort: return problems.add("password", page.t("web.account.password_short"));
        case Taken::TooLong: return problems.add("password", page.t("web.account.password_long"));
        case Taken::Common: return problems.add("password", page.t("web.account.password_common"));
    }
}

}  // namespace web
