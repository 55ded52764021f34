/** Money received for an invoice or an advance invoice. */
export function makePayments(send) {
  return {
    create: async (data, opts) => send({ method: "POST", path: "/payments", body: data, opts }),
  };
}
