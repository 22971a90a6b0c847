#include "cli/folder_secrets.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/fault.h"

namespace cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t key_bytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr char format = '\x01';

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

[[noreturn]] void fail(const char* what, const fs::path& file) { throw base::Fault{what, file.string(), std::strerror(errno)}; }

/// Written whole and synced before its name exists; a name that is there meanwhile wins.
void write_key(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    ::chmod(file.parent_path().c_str(), 0700);
    const fs::path made = file.string() + "." + std::to_string(::getpid());
    const int descriptor = ::open(made.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail("The key of accounts cannot be made", made);
    const bool written = ::write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written) fail("The key of accounts cannot be written", made);
    if (::link(made.c_str(), file.c_str()) != 0 && errno != EEXIST) fail("The key of accounts cannot be kept", file);
    ::unlink(made.c_str());
    const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

std::string read_key(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

fs::path beside(const fs::path& data) {
    fs::path folder = fs::absolute(data).lexically_normal();
    if (folder.filename().empty()) folder = folder.parent_path();
    return folder.parent_path() / (folder.filename().string() + ".keys") / "identity.key";
}

}  // namespace

FolderSecrets::FolderSecrets(const fs::path& data) : file_{beside(data)} {}

const std::string& FolderSecrets::key(Missing missing) {
    const std::lock_guard lock{mutex_};
    if (!key_.empty()) return key_;
    if (!fs::exists(file_)) {
        if (missing == Missing::Left) throw base::Fault{"The key of accounts is not there", file_.string(), "Put it back from its own backup."};
        std::string made(key_bytes, '\0');
        randombytes_buf(made.data(), made.size());
        write_key(file_, made);
    }
    std::string found = read_key(file_);
    if (found.size() != key_bytes) throw base::Fault{"The key of accounts is damaged", file_.string(), "Put it back from its own backup."};
    key_ = std::move(found);
    return key_;
}

std::string FolderSecrets::seal(std::string_view bytes, std::string_view place) {
    std::string sealed(1 + nonce_bytes + bytes.size() + tag_bytes, format);
    randombytes_buf(sealed.data() + 1, nonce_bytes);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + 1 + nonce_bytes, &length, raw(bytes), bytes.size(), raw(place), place.size(), nullptr, raw(sealed) + 1, raw(key(Missing::Made)));
    return sealed;
}

std::optional<std::string> FolderSecrets::unseal(std::string_view sealed, std::string_view place) {
    if (sealed.size() < 1 + nonce_bytes + tag_bytes || sealed.front() != format) return std::nullopt;
    std::string bytes(sealed.size() - 1 - nonce_bytes - tag_bytes, '\0');
    unsigned long long length = 0;
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(raw(bytes), &length, nullptr, raw(sealed) + 1 + nonce_bytes, sealed.size() - 1 - nonce_bytes, raw(place),
                                                                  place.size(), raw(sealed) + 1, raw(key(Missing::Left)));
    if (opened != 0) return std::nullopt;
    return bytes;
}

}  // namespace cli
