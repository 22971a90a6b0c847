#include "cli/mail_settings.h"

#include "base/address.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "notices/smtp.h"

namespace cli {

namespace {

bool is_this_computer(const std::string& host) {
    const auto address = base::Address::parse(host);
    return host == "localhost" || (address && address->is_loopback());
}

std::string first_line_of(const std::string& path) {
    if (path.empty()) return {};
    const auto whole = base::read_whole(base::real_files(), path);
    return std::string{base::trim(std::string_view{whole}.substr(0, whole.find('\n')))};
}

notices::SmtpServer::Security security_of(const std::string& word) {
    using enum notices::SmtpServer::Security;
    return word == "tls" ? Tls : word == "none" ? None : StartTls;
}

}  // namespace

std::unique_ptr<notices::Post> post_of(const base::Settings& settings) {
    const auto& mail = settings.mail;
    if (mail.server.empty()) return nullptr;
    if (mail.sender.empty()) throw base::Fault{"Mail has a server and nobody that it comes from", mail.server, "Set mail.sender, or leave mail.server empty."};
    if (mail.security == "none" && !is_this_computer(mail.server))
        throw base::Fault{"Mail would go to another computer in the plain", mail.server, "Set mail.security to starttls or tls; none is for a server on this computer."};
    if (mail.user.empty() != mail.password_file.empty()) throw base::Fault{"Mail has half of what signing in needs", mail.server, "Set mail.user and mail.password_file, or neither."};
    return std::make_unique<notices::SmtpPost>(notices::SmtpServer{.host = mail.server, .port = mail.port, .security = security_of(mail.security), .user = mail.user,
                                                                   .password = first_line_of(mail.password_file), .authorities_file = mail.authorities_file});
}

}  // namespace cli
