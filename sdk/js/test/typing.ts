/** What the types must allow and must refuse; compiled by types.test.js, never run. */
import { Billhead, BillheadError, etagOf, type Invoice, type InvoiceData } from "billhead";

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
  const { pagination } = await sdk.customers.list({ query: { name: { startsWith: "A" } } });
  await sdk.customers.update("cus_1", { email: null }, { ifMatch: etagOf(invoice) });
  const gone: void = await sdk.customers.delete("cus_1");
  const key: string = (await sdk.entityApiKeys.create(entity.id, { name, ttl: 60 })).key;
  console.log(total, number, token, whole, pdf.size, pagination.next_cursor, gone, key);
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
  // @ts-expect-error entities are disabled, never deleted
  await sdk.entities.delete("ent_A");
}
