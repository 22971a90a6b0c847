#include "notices/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

#include "base/fault.h"

namespace notices {

namespace {

constexpr long connect_seconds = 10, whole_seconds = 60;

/// Once for the program; libcurl counts, and frees at its end.
void begin_curl() {
    static const auto begun = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (begun != CURLE_OK) throw base::Fault{"Mail cannot be sent", curl_easy_strerror(begun), "Is libcurl installed whole?"};
}

struct Reading {
    std::string_view left;
};

std::size_t read_some(char* into, std::size_t size, std::size_t count, void* reading) {
    auto& left = static_cast<Reading*>(reading)->left;
    const auto take = std::min(size * count, left.size());
    std::copy_n(left.data(), take, into);
    left.remove_prefix(take);
    return take;
}

/// What went wrong, in a word that may stand on a page: libcurl's own words and the server's may repeat addresses.
Handed handed(CURLcode code, long answer) {
    const auto number = answer > 0 ? " " + std::to_string(answer) : std::string{};
    switch (code) {
        case CURLE_OK: return {};
        case CURLE_COULDNT_RESOLVE_HOST: return {Handed::How::Later, "name"};
        case CURLE_COULDNT_CONNECT: return {Handed::How::Later, "connect"};
        case CURLE_OPERATION_TIMEDOUT: return {Handed::How::Later, "time"};
        case CURLE_LOGIN_DENIED: return {Handed::How::Later, "sign-in" + number};
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_PEER_FAILED_VERIFICATION: return {Handed::How::Later, "tls"};
        case CURLE_SEND_ERROR:  // Of the commands, libcurl says so for MAIL FROM, RCPT TO and DATA alike; 55x is about a mailbox.
            return {answer >= 550 && answer <= 559 ? Handed::How::Refused : Handed::How::Later, (answer > 0 ? "refused" : "connection") + number};
        default: return {answer >= 550 && answer <= 559 ? Handed::How::Refused : Handed::How::Later, (answer > 0 ? "refused" + number : "curl " + std::to_string(static_cast<int>(code)))};
    }
}

/// Called several times a second: a program that ends does not wait for a slow server.
int go_on_unless_stopped(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0; }

struct Sending {
    CURL* handle = curl_easy_init();
    curl_slist* recipients = nullptr;
    ~Sending() {
        curl_slist_free_all(recipients);
        curl_easy_cleanup(handle);
    }
    template <class Value>
    void set(CURLoption option, Value value) {
        if (const auto code = curl_easy_setopt(handle, option, value); code != CURLE_OK) throw base::Fault{"Mail cannot be sent as configured", curl_easy_strerror(code), ""};
    }
};

}  // namespace

Handed SmtpPost::hand_in(const Message& message, const std::stop_token& stop) {
    if (!is_mailable(message.to)) return {Handed::How::Refused, "address"};
    begin_curl();
    Sending sending;
    const auto bytes = to_mime(message);
    Reading reading{bytes};
    const bool whole_tls = server_.security == SmtpServer::Security::Tls;
    const bool bare_six = server_.host.find(':') != std::string::npos && !server_.host.starts_with('[');
    const auto host = bare_six ? "[" + server_.host + "]" : server_.host;
    sending.set(CURLOPT_URL, ((whole_tls ? "smtps://" : "smtp://") + host + ":" + std::to_string(server_.port) + "/" + message.from.substr(message.from.find('@') + 1)).c_str());
    sending.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    sending.set(CURLOPT_USE_SSL, static_cast<long>(server_.security == SmtpServer::Security::None ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    sending.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    sending.set(CURLOPT_PROXY, "");  // Whatever the environment says: what is sent goes to the server that was configured.
    sending.set(CURLOPT_NOSIGNAL, 1L);
    sending.set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    sending.set(CURLOPT_TIMEOUT, whole_seconds);
    if (!server_.authorities_file.empty()) sending.set(CURLOPT_CAINFO, server_.authorities_file.c_str());
    if (!server_.user.empty()) {
        sending.set(CURLOPT_USERNAME, server_.user.c_str());
        sending.set(CURLOPT_PASSWORD, server_.password.c_str());
    }
    sending.set(CURLOPT_MAIL_FROM, ("<" + message.from + ">").c_str());
    sending.recipients = curl_slist_append(nullptr, ("<" + message.to + ">").c_str());
    sending.set(CURLOPT_MAIL_RCPT, sending.recipients);
    sending.set(CURLOPT_UPLOAD, 1L);
    sending.set(CURLOPT_READFUNCTION, &read_some);
    sending.set(CURLOPT_READDATA, static_cast<void*>(&reading));
    sending.set(CURLOPT_NOPROGRESS, 0L);
    sending.set(CURLOPT_XFERINFOFUNCTION, &go_on_unless_stopped);
    sending.set(CURLOPT_XFERINFODATA, static_cast<const void*>(&stop));
    sending.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
    const auto code = curl_easy_perform(sending.handle);
    long answer = 0;
    curl_easy_getinfo(sending.handle, CURLINFO_RESPONSE_CODE, &answer);
    return handed(code, answer);
}

}  // namespace notices
