/** What the main process tells the service when it starts it, as its first argument in JSON. */
export type ServiceSettings = {
  readonly resourcesFolder: string;
  readonly plansFolder: string;
  readonly settingsFolder: string;
  readonly version: string;
};

/** Main → service. Both `calls` and `resources` bring a port. */
export type ToService = { readonly kind: "calls" } | { readonly kind: "resources" } | { readonly kind: "close" };

/** Service → main: it listens; it has closed the plan and may be ended. */
export type FromService = { readonly kind: "ready" } | { readonly kind: "closed" };
