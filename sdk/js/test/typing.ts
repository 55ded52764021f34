/** What the types must allow and must refuse; compiled by types.test.js, never run. */
import { Billhead, BillheadError, etagOf } from "billhead";
import type { AdvanceInvoice, DeliveryNote, Invoice, InvoiceData } from "billhead";

export async function allowed(name: string, country: string, user: { id: string; email: string }): Promise<void> {
  const sdk = new Billhead({ apiKey: "sk_live_x", baseUrl: "https://api.example.test", maxRetries: 0, timeout: Infinity });
  const entity = await sdk.entities.create({ name, country, currency_code: "EUR" });
  await sdk.entities.update(entity.id, { settings: { pdf_template: { primary_color: "#3B82F6" } }, phone: null });
  const data: InvoiceData = { customer: { name }, items: [{ type: "separator", name }, { name, quantity: 1, price: 99 }] };
  const opts = { entity_id: entity.id, idempotencyKey: "order-7", signal: new AbortController().signal };
  const invoice: Invoice = await sdk.invoices.create(data, opts);
  const total: number = invoice.total_with_tax;
  const number: string | null = invoice.number;
  await sdk.entityUsers.add(entity.id, { email: user.email, role: "admin" });
  const token: string = await sdk.entityUsers.generateToken(entity.id, user.id, { expires_in: 60, account_id: "acc_1" });
  const whole: { token: string; url: string; expires_at: string } = await sdk.entityUsers.createToken(entity.id, user.id);
  for await (const one of sdk.invoices.iterate({ entity_id: entity.id, customer_id: "cus_1" })) one.status satisfies string;
  const pdf: Blob = await sdk.invoices.renderPdf(invoice.id, { language: "de", entity_id: entity.id });
  const { url, expires_at }: { url: string; expires_at: string | null } = await sdk.invoices.share(invoice.id, { expires_in: 60 });
  await sdk.estimates.share("est_1", { expires_at: null, entity_id: entity.id, idempotencyKey: "k" });
  const ended: void = await sdk.invoices.unshare(invoice.id, { entity_id: entity.id });
  const xml: Blob = await sdk.invoices.renderXml(invoice.id, { format: "xrechnung", entity_id: entity.id });
  const page: Blob = await sdk.invoices.renderHtml(invoice.id, { language: "de" });
  const { pagination } = await sdk.customers.list({ query: { name: { startsWith: "A" } } });
  await sdk.customers.update("cus_1", { email: null }, { ifMatch: etagOf(invoice) });
  const gone: void = await sdk.customers.delete("cus_1");
  const key: string = (await sdk.entityApiKeys.create(entity.id, { name, ttl: 60 })).key;
  console.log(url, expires_at, ended, page.size, xml.size, total, number, token, whole, pdf.size, pagination.next_cursor, gone, key);
}

export async function documents(sdk: Billhead): Promise<void> {
  const items = [{ name: "Desk", gross_price: 119, classification: "product" as const, discounts: [{ value: 10 }] }];
  const estimate = await sdk.estimates.create({ items, valid_until: "2026-12-31", pro_forma: true });
  await sdk.estimates.accept(estimate.id, { note: "By phone", entity_id: "ent_A" });
  const invoice: Invoice = await sdk.estimates.convert(estimate.id, { date_due: "2027-01-31" });
  const advance: AdvanceInvoice = await sdk.estimates.convert(estimate.id, { type: "advance_invoice", is_draft: true });
  const note: DeliveryNote = await sdk.estimates.convert(estimate.id, { type: "delivery_note" });
  await sdk.deliveryNotes.convert(note.id);
  await sdk.invoices.create({ items, advance_invoices: [advance.id], payments: [{ type: "card" }], exchange_rate: 1.1 });
  const whole = await sdk.creditNotes.create({ credited_invoice_id: invoice.id, credit_reason: "Returned" });
  await sdk.creditNotes.create({ credited_invoice_id: invoice.id, credited_lines: [{ line: 0, quantity: 1 }] });
  await sdk.creditNotes.create({ items, reference: "2025-17" });
  const paid = await sdk.payments.create({ document_id: invoice.id, type: "bank_transfer", amount: 5 });
  const asked = await sdk.transactionType({ customer: { country: "FR" }, classifications: ["product"] });
  const received = await sdk.eInvoices.parse(new Blob(["%PDF-"], { type: "application/pdf" }));
  const read: [string, string | undefined, unknown] = [received.syntax, received.warnings[0]?.rule, received.document.total];
  const { failed, status } = await sdk.documents.finalizeMany("invoice", [invoice.id], { idempotencyKey: "k" });
  const look: Blob = await sdk.invoices.previewPdf({ settings: { pdf_template: "classic" }, document: { items } });
  const { number } = await sdk.documents.nextNumber("delivery_note", { date: "2026-12-31" });
  const preview = await sdk.documents.preview("credit_note", { credited_invoice_id: invoice.id });
  const { data: rows } = await sdk.invoices.list({ status: "overdue", customer_id: "cus_1" });
  for await (const one of sdk.invoices.iterate({ include: "items" })) one.items satisfies unknown[];
  const events: string[] = (await sdk.estimates.events(estimate.id)).data.map(({ type }) => type);
  const sentence: string | undefined = asked.decision.evidence[0];
  console.log(read, whole.credited_invoice?.number, paid.document_id, failed[0]?.code, status, number, preview.total_tax);
  console.log(look.size, rows[0]?.customer_name, events, sentence, invoice.relations[0]?.relation, invoice.tax_decision.rules[0]?.summary);
}

export function facts(error: unknown): string | undefined {
  return error instanceof BillheadError ? `${error.status} ${error.code} ${error.errors[0]?.pointer}` : undefined;
}

export async function refused(sdk: Billhead): Promise<void> {
  // @ts-expect-error the address of the stack is required
  new Billhead({ apiKey: "sk_live_x" });
  // @ts-expect-error options are snake_case where the API's names are
  await sdk.invoices.get("inv_1", { entityId: "ent_A" });
  // @ts-expect-error an invoice has lines
  await sdk.invoices.create({ customer: { name: "A" } });
  // @ts-expect-error there is no such role
  await sdk.entityUsers.add("ent_A", { email: "a@example.com", role: "owner" });
  // @ts-expect-error a void has its reason
  await sdk.invoices.void("inv_1");
  // @ts-expect-error a credit note of an invoice has the invoice's lines
  await sdk.creditNotes.create({ credited_invoice_id: "inv_1", items: [{ name: "A", price: 1 }] });
  // @ts-expect-error only estimates are accepted
  await sdk.invoices.accept("inv_1");
  // @ts-expect-error a delivery note becomes an invoice only
  await sdk.deliveryNotes.convert("del_1", { type: "advance_invoice" });
  // @ts-expect-error an estimate is never overdue
  await sdk.estimates.list({ status: "overdue" });
  // @ts-expect-error a list's rows have no lines unless they are asked for
  (await sdk.invoices.list()).data[0]?.items;
  // @ts-expect-error there is no such type of document
  await sdk.documents.nextNumber("receipt");
  // @ts-expect-error entities are disabled, never deleted
  await sdk.entities.delete("ent_A");
}
