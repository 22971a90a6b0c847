/// A form has one effect, however often it is sent. The server has checked its token and origin already (web/server/reception).
///
///     const auto guard = FormGuard::of(page);
///     if (!guard) return Response::error(400);
///     const auto to = store.write([&](store::Transaction& transaction) {
///         return guard->once(transaction, [&]() -> std::string { …change…; return "/cases/" + id; });
///     });
///     return page.go(to);
#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "identity/form_key.h"
#include "web/server/route.h"

namespace web {

class FormGuard {
public:
    /// Nothing where the form came without its key, or from nobody who is signed in.
    static std::optional<FormGuard> of(const Request& request, const Context& context);

    /// What `work` returns, or what it returned when the same form was sent before: in the transaction of the effect, so that neither is
    /// without the other. `work` returns text (where to go next, a public id; at most a path, never a name), or a std::expected of text,
    /// of which a refusal is not kept: whoever corrects the form may send it again.
    template <class Work>
    std::invoke_result_t<Work&> once(store::Transaction& transaction, Work work) const {
        if (auto earlier = identity::earlier_result(transaction, session_, key_)) return *std::move(earlier);
        auto result = work();
        if constexpr (std::is_same_v<decltype(result), std::string>) {
            identity::keep_result(transaction, session_, key_, result, now_);
        } else if (result) {
            identity::keep_result(transaction, session_, key_, *result, now_);
        }
        return result;
    }

private:
    FormGuard(identity::SessionId session, std::string key, base::Instant now) : session_{session}, key_{std::move(key)}, now_{now} {}
    identity::SessionId session_;
    std::string key_;
    base::Instant now_;
};

/// A new form's key.
std::string new_form_key();

}  // namespace web
