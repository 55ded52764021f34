/** Electronic invoices that were received: read, not stored. They are of no entity, so the client's default one is not sent. */
export function makeEInvoices(send) {
  return {
    parse: async (file, opts) =>
      send({ method: "POST", path: "/e-invoices/parse", ofTenant: false, body: checkedFile(file), opts }),
  };
}

/** XML travels as text, or as the bytes of the file; a PDF as its bytes. */
function checkedFile(file) {
  if (typeof file === "string") return new Blob([file], { type: "application/xml" });
  if (file instanceof Blob && file.type) return file;
  throw new TypeError('the invoice must be XML as a string, or a Blob with its type, e.g. "application/pdf"');
}
