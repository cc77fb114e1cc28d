// What a program in TypeScript does with the generated types; it must compile strictly.
import type { components, operations } from "./api";

type Job = operations["getJob"]["responses"]["200"]["content"]["application/json"];
type Submission = components["schemas"]["Submission"];
type Headers = NonNullable<operations["createJob"]["parameters"]["header"]>;

export const order: Submission = {
  content: "asset_1",
  styles: [{ asset: "asset_2" }],
  recipe: { size: 128, color: "match" },
  metadata: { shot: "12" },
};

export const headers: Headers = { "Idempotency-Key": "once", Prefer: "wait=30" };

export function pixels(job: Job): number | undefined {
  return "recipe" in job.spec ? job.spec.recipe.size : undefined; // one pass has no recipe
}

export function result(job: Job): string | undefined {
  return job.artifacts.find((one) => one.kind === "result")?.url;
}

// @ts-expect-error: there is no such setting
export const wrong: Submission = { content: "asset_1", styles: [], recipe: { sice: 128 } };
