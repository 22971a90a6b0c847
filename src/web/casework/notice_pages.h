/// `/notifications`: each person's inbox. `/settings/notifications`: how they want to be told. `/admin/mail`: whether mail goes out.
#pragma once

#include "web/server/route.h"

namespace web {

void add_notice_pages(Routes& routes);
void add_notice_choice_pages(Routes& routes);
void add_mail_pages(Routes& routes);

}  // namespace web
