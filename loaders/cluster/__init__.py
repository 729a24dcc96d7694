"""Reading on the machines of a cluster, where a scheduler of dask is named: the same crews, one at each worker."""

from loaders.cluster.scheduler import Cluster

__all__ = ["Cluster"]
