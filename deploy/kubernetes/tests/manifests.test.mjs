import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faults, name, overlay } from "./manifests.mjs";

const SERVICES = ["catalog-service", "gateway", "progress-service"];

for (const environment of ["test", "production"]) {
  const manifests = overlay(environment);
  const all = (kind) => manifests.filter((manifest) => manifest.kind === kind);
  const one = (kind, called) => {
    const found = all(kind).filter((manifest) => manifest.metadata.name === called);
    assert.equal(found.length, 1, `one ${kind} ${called}`);
    return found[0];
  };

  describe(`the overlay ${environment}`, () => {
    test("is as the schemas have it", () => {
      assert.deepEqual(faults(manifests), []);
      // The types go back to versions that are no longer served.
      assert.deepEqual(manifests.filter(({ apiVersion }) => /alpha|beta/.test(apiVersion)).map(name), []);
      assert.deepEqual(all("Deployment").map((deployment) => deployment.metadata.name).sort(), SERVICES);
    });

    test("runs nothing with rights, and nothing without limits and probes", () => {
      for (const deployment of all("Deployment")) {
        const pod = deployment.spec.template.spec;
        assert.equal(pod.securityContext.runAsNonRoot, true, name(deployment));
        assert.equal(pod.securityContext.seccompProfile.type, "RuntimeDefault");
        assert.equal(pod.automountServiceAccountToken, false);
        for (const container of pod.containers) {
          assert.deepEqual(container.securityContext, {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          });
          assert.ok(container.resources.limits.memory && container.resources.requests.cpu);
          assert.ok(container.image.match(/^registry\.example\/skillway\/[a-z-]+:[^:]+$/), container.image);
          for (const [probe, path] of Object.entries({ startupProbe: "started", livenessProbe: "live", readinessProbe: "ready" })) {
            assert.equal(container[probe].httpGet.path, `/q/health/${path}`);
            assert.equal(container[probe].httpGet.port, "management");
          }
        }
      }
    });

    test("gives a service longer to stop than it takes", () => {
      // The gateway has 11 seconds for what is under way, the others 10 (application.properties).
      for (const deployment of all("Deployment")) {
        const { containers, terminationGracePeriodSeconds } = deployment.spec.template.spec;
        const delay = containers[0].env.find((variable) => variable.name === "QUARKUS_SHUTDOWN_DELAY").value;
        assert.ok(terminationGracePeriodSeconds > parseInt(delay) + 11 + 5, name(deployment));
      }
    });

    test("holds no secret, and names each by reference", () => {
      assert.deepEqual(all("Secret"), []);
      for (const deployment of all("Deployment")) {
        for (const variable of deployment.spec.template.spec.containers[0].env) {
          assert.equal("valueFrom" in variable, /(PASSWORD|SECRET|CLIENT_ID)$/.test(variable.name), variable.name);
        }
      }
    });

    test("selects what is there", () => {
      const labels = all("Deployment").map((deployment) => deployment.spec.template.metadata.labels);
      const selects = (selector) => labels.filter((l) => Object.entries(selector).every(([key, value]) => l[key] === value));
      for (const service of SERVICES) {
        assert.equal(selects(one("Service", service).spec.selector).length, 1);
        assert.equal(selects(one("PodDisruptionBudget", service).spec.selector.matchLabels).length, 1);
        assert.equal(one("HorizontalPodAutoscaler", service).spec.scaleTargetRef.name, service);
        assert.equal("replicas" in one("Deployment", service).spec, false, "the autoscaler says how many");
      }
    });

    test("lets in to a service only what calls it, and to everything else nobody", () => {
      assert.deepEqual(one("NetworkPolicy", "default-deny").spec, { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
      assert.deepEqual(callers("catalog-service", 8081), ["gateway", "progress-service"]);
      assert.deepEqual(callers("progress-service", 8082), ["gateway"]);
      assert.deepEqual(callers("gateway", 8080), ["namespace skillway/door"]);
      assert.deepEqual(callers("gateway", 8090), ["namespace skillway/monitoring"]);
    });

    /** Who may come in to a port, by all policies together. */
    function callers(service, port) {
      const labels = { "app.kubernetes.io/name": service };
      const matches = ({ matchLabels = {}, matchExpressions = [] }) =>
        Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
        matchExpressions.every(({ key, values }) => values.includes(labels[key]));
      return all("NetworkPolicy")
        .filter((policy) => matches(policy.spec.podSelector))
        .flatMap((policy) => policy.spec.ingress ?? [])
        .filter((rule) => !rule.ports || rule.ports.some((p) => port >= p.port && port <= (p.endPort ?? p.port)))
        .flatMap((rule) => rule.from ?? ["anybody"])
        .flatMap((from) => {
          if (from.namespaceSelector) {
            return [`namespace ${Object.keys(from.namespaceSelector.matchLabels)[0]}`];
          }
          return from.podSelector?.matchExpressions?.[0].values ?? [from.podSelector?.matchLabels["app.kubernetes.io/name"] ?? "anybody"];
        })
        .sort();
    }

    test("has fewer connections to the database than the database has", () => {
      const most = ["catalog-service", "progress-service"]
        .map((service) => one("HorizontalPodAutoscaler", service).spec.maxReplicas + 1)
        .reduce((sum, pods) => sum + 16 * pods, 0);
      assert.ok(most < Number(one("Cluster", "skillway-database").spec.postgresql.parameters.max_connections), `${most}`);
    });
  });
}

describe("in production", () => {
  const manifests = overlay("production");
  const one = (kind) => manifests.find((manifest) => manifest.kind === kind);

  test("a change is on two machines before it counts, and is backed up", () => {
    const { instances, postgresql, plugins, affinity } = one("Cluster").spec;
    assert.ok(instances >= 3);
    assert.deepEqual(postgresql.synchronous, { method: "any", number: 1, dataDurability: "required" });
    assert.equal(affinity.podAntiAffinityType, "required");
    assert.equal(plugins[0].parameters.barmanObjectName, one("ObjectStore").metadata.name);
    assert.equal(one("ScheduledBackup").spec.cluster.name, one("Cluster").metadata.name);
  });

  test("no service is alone", () => {
    for (const autoscaler of manifests.filter((manifest) => manifest.kind === "HorizontalPodAutoscaler")) {
      assert.ok(autoscaler.spec.minReplicas >= 2, name(autoscaler));
    }
  });
});

describe("a mistake is noticed:", () => {
  const planted = (change) => {
    const manifests = overlay("production");
    change((kind) => manifests.find((manifest) => manifest.kind === kind));
    return faults(manifests);
  };

  const mistakes = {
    "a member that there is not": [(one) => (one("Deployment").spec.template.spec.containers[0].readynessProbe = {}), /Deployment .*readynessProbe/],
    "a number in place of a text": [(one) => (one("ConfigMap").data.MP_JWT_VERIFY_TOKEN_AGE = 60), /ConfigMap .*number/],
    "a text in place of a number": [(one) => (one("HorizontalPodAutoscaler").spec.maxReplicas = "4"), /HorizontalPodAutoscaler .*string/],
    "a value outside of a closed set": [(one) => one("NetworkPolicy").spec.policyTypes.push("Egres"), /NetworkPolicy .*Egres/],
    "a member that is missing": [(one) => delete one("PodDisruptionBudget").spec.selector.matchLabels && delete one("HorizontalPodAutoscaler").spec.scaleTargetRef, /scaleTargetRef/],
    "a version of a kind that there is not": [(one) => (one("PodDisruptionBudget").apiVersion = "policy/v2"), /PodDisruptionBudget/],
    "a member of the operator's kinds": [(one) => (one("Cluster").spec.storages = {}), /Cluster .*storages/],
  };
  for (const [what, [change, message]] of Object.entries(mistakes)) {
    test(what, () => {
      let found;
      try {
        found = planted(change);
      } catch (e) {
        found = [e.message];
      }
      assert.match(found.join("\n"), message);
    });
  }
});
