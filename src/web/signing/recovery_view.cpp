#include "web/signing/recovery_view.h"

#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"

namespace web {

using namespace html;
using namespace html::tag;

Html recovery_view(const SignedPage& page, const std::vector<std::string>& codes) {
    return together(govuk::warning_text(page.t, {.content = Html{page.t("web.account.recovery_once")}}), p(page.t("web.account.recovery_keep")),
                    ul(cls("plain secret"), each(codes, [](Html& out, const std::string& one) { out << li(from_record(), one); })),
                    govuk::button({.content = Html{page.t("web.account.recovery_kept")}, .to = page.link("/account")}));
}

}  // namespace web
