/** The client: joins the configuration, the transport and the resources; it knows no HTTP itself. */
import { makeConfiguration } from "./configuration.js";
import { makeCatalogue } from "./resources/catalogue.js";
import { makeDeliveryNotes, makeDocumentType, makeEstimates } from "./resources/document-type.js";
import { makeDocuments } from "./resources/documents.js";
import { makeEInvoices } from "./resources/e-invoices.js";
import { makeEntities } from "./resources/entities.js";
import { makeEntityApiKeys } from "./resources/entity-api-keys.js";
import { makeEntityUsers } from "./resources/entity-users.js";
import { makeNumbering } from "./resources/numbering.js";
import { makePayments } from "./resources/payments.js";
import { makeTransactionType } from "./resources/transaction-type.js";
import { makeUsage } from "./resources/usage.js";
import { makeSend } from "./transport.js";

/** One account's (or one entity's) view of a Billhead stack. Options are described in index.d.ts. */
export class Billhead {
  /** @param {import("../index.js").BillheadOptions} options */
  constructor(options) {
    // The key stays inside this closure: printing or serialising the client cannot show it.
    const send = makeSend(makeConfiguration(options));
    this.entities = makeEntities(send);
    this.entityUsers = makeEntityUsers(send);
    this.entityApiKeys = makeEntityApiKeys(send);
    this.customers = makeCatalogue(send, "/customers");
    this.items = makeCatalogue(send, "/items");
    this.taxes = makeCatalogue(send, "/taxes");
    this.invoices = makeDocumentType(send, "/invoices", "invoice");
    this.estimates = makeEstimates(send);
    this.creditNotes = makeDocumentType(send, "/credit-notes", "credit_note");
    this.advanceInvoices = makeDocumentType(send, "/advance-invoices", "advance_invoice");
    this.deliveryNotes = makeDeliveryNotes(send);
    this.documents = makeDocuments(send);
    this.payments = makePayments(send);
    this.eInvoices = makeEInvoices(send);
    this.transactionType = makeTransactionType(send);
    this.numbering = makeNumbering(send);
    this.usage = makeUsage(send);
  }
}
