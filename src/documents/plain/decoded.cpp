#include "documents/plain/decoded.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/text.h"

namespace documents::plain {

namespace {

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string converted(std::string_view bytes, const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Close> converter{ucnv_open(name, &status)};
    if (U_FAILURE(status)) return base::to_nfc(bytes);
    const icu::UnicodeString text{bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status};
    std::string result;
    if (U_SUCCESS(status)) text.toUTF8String(result);
    return result;
}

/// Windows-1252 unless ICU is sure of another single-byte encoding: reports come from British offices.
std::string likely_encoding(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, Close> detector{ucsdet_open(&status)};
    const auto sample = bytes.substr(0, 1 << 16);
    if (U_SUCCESS(status)) ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
    const UCharsetMatch* match = U_SUCCESS(status) ? ucsdet_detect(detector.get(), &status) : nullptr;
    const char* name = match && U_SUCCESS(status) ? ucsdet_getName(match, &status) : nullptr;
    const int sure = match && U_SUCCESS(status) ? ucsdet_getConfidence(match, &status) : 0;
    constexpr int sure_enough = 60;
    if (!name || sure < sure_enough || std::string_view{name} == "ISO-8859-1" || std::string_view{name} == "UTF-8") return "windows-1252";
    return name;
}

}  // namespace

std::string decoded(std::string_view bytes, std::string_view named) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return base::to_nfc(bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE")) return converted(bytes.substr(2), "UTF-16LE");
    if (bytes.starts_with("\xFE\xFF")) return converted(bytes.substr(2), "UTF-16BE");
    if (base::is_utf8(bytes)) return std::string{bytes};
    if (!named.empty() && named.size() < 40 && base::fold(named) != "utf-8") return converted(bytes, std::string{named}.c_str());
    return converted(bytes, likely_encoding(bytes).c_str());
}

std::string from_code_page(std::string_view bytes, int code_page) {
    if (code_page == 65001) return base::to_nfc(bytes);
    const std::string name = code_page == 10000 ? "macintosh" : "windows-" + std::to_string(code_page);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Close> known{ucnv_open(name.c_str(), &status)};
    return converted(bytes, U_SUCCESS(status) ? name.c_str() : code_page == 437 || code_page == 850 ? ("ibm-" + std::to_string(code_page)).c_str() : "windows-1252");
}

}  // namespace documents::plain
