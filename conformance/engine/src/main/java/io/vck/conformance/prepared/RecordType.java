package io.vck.conformance.prepared;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How values of one class of records are taken apart and made again: by its components and its canonical constructor. */
record RecordType(Constructor<?> constructor, List<RecordComponent> components) {
    private static final Map<String, RecordType> KNOWN = new ConcurrentHashMap<>();

    static RecordType of(String name) {
        return KNOWN.computeIfAbsent(name, RecordType::find);
    }

    private static RecordType find(String name) {
        try {
            Class<?> type = Class.forName(name);
            List<RecordComponent> components = List.of(type.getRecordComponents());
            Constructor<?> constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            components.forEach(component -> component.getAccessor().setAccessible(true));
            return new RecordType(constructor, components);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(name + " is no record of this kit", impossible);
        }
    }

    Object[] takeApart(Object value) {
        return components.stream().map(component -> get(component, value)).toArray();
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("can't read " + component, impossible);
        }
    }

    Object make(Object[] parts) {
        try {
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(constructor + " does not take " + Arrays.toString(parts), impossible);
        }
    }
}
