// What we use of the operator's own kinds, and nothing else: written down from the schemas of CloudNativePG 1.30.0 and its Barman
// Cloud plugin (config/crd/bases of both), since no registry has those. Whoever uses another member looks it up there and adds it.

interface Metadata {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
}

interface Reference {
  name: string;
}

interface SecretKey {
  name: string;
  key: string;
}

export interface Cluster {
  apiVersion: "postgresql.cnpg.io/v1";
  kind: "Cluster";
  metadata: Metadata;
  spec: {
    instances: number;
    imageName?: string;
    imageCatalogRef?: { apiGroup: "postgresql.cnpg.io"; kind: "ImageCatalog" | "ClusterImageCatalog"; name: string; major: number };
    postgresql?: {
      synchronous?: { method: "any" | "first"; number: number; dataDurability?: "required" | "preferred" };
      parameters?: Record<string, string>;
      pg_hba?: string[];
    };
    bootstrap?: { initdb?: { database: string; owner: string; encoding?: string; secret?: Reference } };
    managed?: { roles?: { name: string; login?: boolean; passwordSecret?: Reference }[] };
    storage: { size: string };
    walStorage?: { size: string };
    resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
    affinity?: { podAntiAffinityType?: string; topologyKey?: string };
    plugins?: { name: string; isWALArchiver?: boolean; parameters?: Record<string, string> }[];
  };
}

export interface Database {
  apiVersion: "postgresql.cnpg.io/v1";
  kind: "Database";
  metadata: Metadata;
  spec: {
    cluster: Reference;
    name: string;
    owner: string;
    encoding?: string;
    databaseReclaimPolicy?: "delete" | "retain";
  };
}

export interface ScheduledBackup {
  apiVersion: "postgresql.cnpg.io/v1";
  kind: "ScheduledBackup";
  metadata: Metadata;
  spec: {
    schedule: string;
    cluster: Reference;
    immediate?: boolean;
    method?: "barmanObjectStore" | "volumeSnapshot" | "plugin";
    pluginConfiguration?: { name: string; parameters?: Record<string, string> };
    backupOwnerReference?: "none" | "self" | "cluster";
  };
}

export interface ObjectStore {
  apiVersion: "barmancloud.cnpg.io/v1";
  kind: "ObjectStore";
  metadata: Metadata;
  spec: {
    retentionPolicy?: string;
    configuration: {
      destinationPath: string;
      endpointURL?: string;
      s3Credentials?: { accessKeyId: SecretKey; secretAccessKey: SecretKey };
      data?: { compression?: "bzip2" | "gzip" | "snappy" };
      wal?: { compression?: "bzip2" | "gzip" | "lz4" | "snappy" | "xz" | "zstd" };
    };
  };
}
