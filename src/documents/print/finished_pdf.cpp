#include "documents/print/finished_pdf.h"

#include "documents/print/qpdf_library.h"

namespace documents {

namespace {

/// One PDF in qpdf's hands. Its calls say of an error by a bit in what they return.
class OpenPdf {
public:
    explicit OpenPdf(const QpdfFunctions& qpdf) : qpdf_{qpdf}, pdf_{qpdf.qpdf_init()} {
        qpdf_.qpdf_set_suppress_warnings(pdf_, QPDF_TRUE);
        qpdf_.qpdf_silence_errors(pdf_);
    }
    ~OpenPdf() {
        if (qpdf_.qpdf_has_error(pdf_) == QPDF_TRUE) (void)qpdf_.qpdf_get_error(pdf_);  // Else it writes to standard error that nobody asked.
        qpdf_.qpdf_cleanup(&pdf_);
    }
    OpenPdf(const OpenPdf&) = delete;
    OpenPdf& operator=(const OpenPdf&) = delete;

    bool read(const std::string& bytes) const { return (qpdf_.qpdf_read_memory(pdf_, "printed", bytes.data(), bytes.size(), nullptr) & QPDF_ERRORS) == 0; }
    bool is_tagged() const { return qpdf_.qpdf_oh_is_dictionary(pdf_, qpdf_.qpdf_oh_get_key(pdf_, qpdf_.qpdf_get_root(pdf_), "/StructTreeRoot")) == QPDF_TRUE; }

    void describe(const PrintJob& job) const {
        const auto root = qpdf_.qpdf_get_root(pdf_);
        put(root, "/Lang", words(job.language));
        const auto shown = qpdf_.qpdf_oh_get_key(pdf_, root, "/ViewerPreferences");
        const auto preferences = qpdf_.qpdf_oh_is_dictionary(pdf_, shown) == QPDF_TRUE ? shown : qpdf_.qpdf_oh_new_dictionary(pdf_);
        put(preferences, "/DisplayDocTitle", qpdf_.qpdf_oh_new_bool(pdf_, QPDF_TRUE));
        put(root, "/ViewerPreferences", preferences);
        put(root, "/PageLabels", qpdf_.qpdf_oh_parse(pdf_, "<< /Nums [ 0 << /S /D >> ] >>"));  // Numbered from 1.
        qpdf_.qpdf_oh_remove_key(pdf_, root, "/Metadata");                                       // The browser's, with its own name.
        put(qpdf_.qpdf_get_trailer(pdf_), "/Info", qpdf_.qpdf_make_indirect_object(pdf_, about(job)));
    }

    std::optional<std::string> written() const {
        if ((qpdf_.qpdf_init_write_memory(pdf_) & QPDF_ERRORS) != 0) return std::nullopt;
        qpdf_.qpdf_set_object_stream_mode(pdf_, qpdf_o_generate);
        if ((qpdf_.qpdf_write(pdf_) & QPDF_ERRORS) != 0) return std::nullopt;
        return std::string{reinterpret_cast<const char*>(qpdf_.qpdf_get_buffer(pdf_)), qpdf_.qpdf_get_buffer_length(pdf_)};
    }

private:
    qpdf_oh words(const std::string& text) const { return qpdf_.qpdf_oh_new_unicode_string(pdf_, text.c_str()); }
    void put(qpdf_oh into, const char* key, qpdf_oh value) const { qpdf_.qpdf_oh_replace_key(pdf_, into, key, value); }
    qpdf_oh about(const PrintJob& job) const {
        const auto made = qpdf_.qpdf_oh_new_dictionary(pdf_);
        put(made, "/Title", words(job.title)), put(made, "/Producer", words("Cairn"));
        const auto before = qpdf_.qpdf_oh_get_key(pdf_, qpdf_.qpdf_get_trailer(pdf_), "/Info");
        if (qpdf_.qpdf_oh_is_dictionary(pdf_, before) == QPDF_TRUE && qpdf_.qpdf_oh_has_key(pdf_, before, "/CreationDate") == QPDF_TRUE)
            put(made, "/CreationDate", qpdf_.qpdf_oh_get_key(pdf_, before, "/CreationDate"));
        return made;
    }

    const QpdfFunctions& qpdf_;
    qpdf_data pdf_;
};

}  // namespace

std::optional<std::string> finished_pdf(const std::string& bytes, const PrintJob& job) {
    const auto* qpdf = qpdf_functions();
    if (!qpdf) return std::nullopt;
    const OpenPdf pdf{*qpdf};
    if (!pdf.read(bytes) || !pdf.is_tagged()) return std::nullopt;
    pdf.describe(job);
    return pdf.written();
}

}  // namespace documents
