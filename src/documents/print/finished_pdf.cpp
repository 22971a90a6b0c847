#include "documents/print/finished_pdf.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>

namespace documents {

namespace {

QPDFObjectHandle numbered_from_one() {
    auto label = QPDFObjectHandle::newDictionary();
    label.replaceKey("/S", QPDFObjectHandle::newName("/D"));
    auto labels = QPDFObjectHandle::newDictionary();
    labels.replaceKey("/Nums", QPDFObjectHandle::newArray({QPDFObjectHandle::newInteger(0), label}));
    return labels;
}

void describe(QPDF& pdf, const PrintJob& job) {
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(job.language));
    auto shown = root.getKey("/ViewerPreferences").isDictionary() ? root.getKey("/ViewerPreferences") : QPDFObjectHandle::newDictionary();
    shown.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", shown);
    root.replaceKey("/PageLabels", numbered_from_one());
    auto about = QPDFObjectHandle::newDictionary();
    about.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(job.title));
    about.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString("Cairn"));
    if (auto before = pdf.getTrailer().getKey("/Info"); before.isDictionary() && before.hasKey("/CreationDate")) about.replaceKey("/CreationDate", before.getKey("/CreationDate"));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(about));
    root.removeKey("/Metadata");  // The browser's, with its own name.
}

}  // namespace

std::optional<std::string> finished_pdf(const std::string& bytes, const PrintJob& job) try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("printed", bytes.data(), bytes.size());
    if (!pdf.getRoot().getKey("/StructTreeRoot").isDictionary()) return std::nullopt;
    describe(pdf, job);
    QPDFWriter writer{pdf};
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const std::shared_ptr<Buffer> made = writer.getBufferSharedPointer();
    return std::string{reinterpret_cast<const char*>(made->getBuffer()), made->getSize()};
} catch (const std::exception&) {
    return std::nullopt;  // qpdf says by an exception that the bytes are no PDF.
}

}  // namespace documents
