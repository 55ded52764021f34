/** Entities, the tenants of the account. The path names the entity, so the client's default entity is not sent. */
import { path } from "../requests.js";
import { makeCollection } from "./collection.js";

export function makeEntities(send) {
  const act = (request) => send({ ofTenant: false, ...request });
  return {
    ...makeCollection(send, "/entities", { ofTenant: false }),
    disable: async (id, opts) => act({ method: "POST", path: path`/entities/${id}/disable`, opts }),
    enable: async (id, opts) => act({ method: "POST", path: path`/entities/${id}/enable`, opts }),
    uploadLogo: async (id, image, opts) =>
      act({ method: "POST", path: path`/entities/${id}/logo`, body: checkedImage(image), opts }),
    removeLogo: async (id, opts) => {
      await act({ method: "DELETE", path: path`/entities/${id}/logo`, opts });
    },
  };
}

/** The image travels as the body itself, under its own media type. */
function checkedImage(image) {
  if (image instanceof Blob && image.type) return image;
  throw new TypeError('the logo must be a Blob with its type, e.g. new Blob([bytes], { type: "image/png" })');
}
