#include "web/signing/form_guard.h"

#include "identity/journal.h"

namespace web {

std::optional<FormGuard> FormGuard::of(const Request& request, const Context& context) {
    constexpr std::size_t longest = 64;
    const auto key = request.form.first("form_key");
    const identity::SignedIn* person = context.actor.person();
    if (!key || key->empty() || key->size() > longest || !person) return std::nullopt;
    return FormGuard{person->session, std::string{*key}, context.now};
}

std::string new_form_key() { return identity::new_public_id(identity::system_random); }

}  // namespace web
