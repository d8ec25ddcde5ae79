# Sourced by what fills or uses the store: the folder where provisioned programs lie, of one user and for all checkouts.
SOCKMATRIX_STORE=${SOCKMATRIX_STORE:-${XDG_CACHE_HOME:-$HOME/.cache}/sockmatrix}
export SOCKMATRIX_STORE
