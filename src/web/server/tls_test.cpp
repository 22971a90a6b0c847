/// The same server behind TLS, with a certificate made for the test.
#include <doctest/doctest.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/fault.h"
#include "web/server/raw_client.h"

using namespace web;
using namespace web::test;

namespace {

/// A folder with a self-signed certificate and its key.
class Certificate {
public:
    Certificate() {
        CHECK(::mkdtemp(folder_.data()) != nullptr);
        EVP_PKEY* key = EVP_EC_gen("P-256");
        X509* certificate = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME* name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        X509_sign(certificate, key, EVP_sha256());
        write(this->certificate(), [&](FILE* file) { PEM_write_X509(file, certificate); });
        write(this->key(), [&](FILE* file) { PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr); });
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    ~Certificate() {
        ::unlink(certificate().c_str());
        ::unlink(key().c_str());
        ::rmdir(folder_.c_str());
    }
    std::string certificate() const { return folder_ + "/certificate.pem"; }
    std::string key() const { return folder_ + "/key.pem"; }

private:
    template <class Write>
    void write(const std::string& path, Write write_pem) {
        FILE* file = std::fopen(path.c_str(), "w");
        write_pem(file);
        std::fclose(file);
    }
    std::string folder_ = "/tmp/cairn-tls-test-XXXXXX";
};

ServerParts parts(const Certificate& certificate) {
    base::Settings settings = test_settings();
    settings.tls = {certificate.certificate(), certificate.key()};
    ServerParts made{.settings = std::move(settings), .routes = {}};
    made.routes.add(public_get("/", [](const Request& request, Context& context) { return Response::text((request.secure ? "secure " : "plain ") + context.public_url); }));
    made.routes.add(public_get("/large", [](const Request&, Context&) { return Response::text(std::string(1000000, 'a')); }));
    return made;
}

/// Speaks TLS up to the given version and returns all that came until the end; "" where no handshake was made.
std::string ask_over_tls(int port, const std::string& request, int newest_version = TLS1_3_VERSION) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_max_proto_version(context, newest_version);
    SSL_CTX_set_security_level(context, 0);
    SSL* tls = SSL_new(context);
    SSL_set_fd(tls, socket);
    std::string all;
    if (SSL_connect(tls) == 1) {
        SSL_write(tls, request.data(), static_cast<int>(request.size()));
        char bytes[16384];
        for (int got = SSL_read(tls, bytes, sizeof bytes); got > 0; got = SSL_read(tls, bytes, sizeof bytes)) all.append(bytes, static_cast<std::size_t>(got));
    }
    SSL_free(tls);
    SSL_CTX_free(context);
    ::close(socket);
    return all;
}

const std::string last_request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

}  // namespace

TEST_SUITE("TLS") {

TEST_CASE("a page comes over TLS, and promises to stay there") {
    const Certificate certificate;
    RunningServer server{parts(certificate)};
    const std::string answer = ask_over_tls(server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" + last_request);
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(answer.find("Strict-Transport-Security: max-age=31536000\r\n") != std::string::npos);
    CHECK(answer.ends_with("secure https://localhost:" + std::to_string(server.port())));
    const std::string large = ask_over_tls(server.port(), "GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(large.ends_with(std::string(1000000, 'a')));
}

TEST_CASE("TLS 1.2 is spoken, 1.1 is not") {
    const Certificate certificate;
    RunningServer server{parts(certificate)};
    CHECK(ask_over_tls(server.port(), last_request, TLS1_2_VERSION).starts_with("HTTP/1.1 200 "));
    CHECK(ask_over_tls(server.port(), last_request, TLS1_1_VERSION) == "");
}

TEST_CASE("plain HTTP on the TLS port is no answer, and stops nothing") {
    const Certificate certificate;
    RunningServer server{parts(certificate)};
    CHECK(ask(server.port(), last_request).status == 0);
    CHECK(ask_over_tls(server.port(), last_request).starts_with("HTTP/1.1 200 "));
}

TEST_CASE("a certificate that is not there, and a key that belongs to another, stop the start") {
    const Certificate one, other;
    ServerParts made = parts(one);
    made.settings.tls.certificate = "/nowhere.pem";
    CHECK_THROWS_WITH_AS(Server{std::move(made)}, doctest::Contains("The certificate cannot be used (/nowhere.pem)"), base::Fault);
    ServerParts mixed = parts(one);
    mixed.settings.tls.key = other.key();
    CHECK_THROWS_WITH_AS(Server{std::move(mixed)}, doctest::Contains("key cannot be used"), base::Fault);
}

}
