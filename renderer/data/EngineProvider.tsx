import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { applyAnnouncement } from './announcements.ts';
import type { Bridge } from './bridge.ts';
import { hashOf } from './hashOf.ts';
import { shareRows } from './share.ts';

const BridgeContext = createContext<Bridge | null>(null);

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('useBridge needs an EngineProvider above it');
  return bridge;
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The engine is on this computer: the browser's idea of being offline, retries and ages have no meaning here.
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        structuralSharing: shareRows,
        queryKeyHashFn: hashOf,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

type Props = { readonly bridge: Bridge; readonly children: ReactNode };

export function EngineProvider({ bridge, children }: Props) {
  const [client] = useState(createQueryClient);
  useEffect(() => bridge.onEvent((event) => void applyAnnouncement(client, event)), [bridge, client]);
  return (
    <QueryClientProvider client={client}>
      <BridgeContext value={bridge}>{children}</BridgeContext>
    </QueryClientProvider>
  );
}
